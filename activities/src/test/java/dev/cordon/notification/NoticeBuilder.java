package dev.cordon.notification;

import dev.cordon.capability.notification.Fact;
import dev.cordon.capability.notification.Notice;
import dev.cordon.capability.notification.Occasion;
import dev.cordon.capability.notification.PagerEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notice about vm-app-01, of which a test changes what it is about. */
final class NoticeBuilder {
    static final String PAGE = "https://cordon.contoso.com/console/runs/isolate-vm.ir-1.vm-app-01";

    private Occasion occasion = Occasion.QUESTION;
    private String key = "isolate-vm.ir-1.vm-app-01/run-1/1/isolate";
    private String severity = "High";
    private String title = "Isolate vm-app-01?";
    private String words = "Somebody has to decide.";
    private List<Fact> facts = List.of(new Fact("Target", "vm-app-01"));
    private List<String> plan = List.of();
    private @Nullable String page = PAGE;

    static NoticeBuilder aNotice() {
        return new NoticeBuilder();
    }

    NoticeBuilder about(Occasion occasion) {
        this.occasion = occasion;
        return this;
    }

    NoticeBuilder key(String key) {
        this.key = key;
        return this;
    }

    NoticeBuilder severity(String severity) {
        this.severity = severity;
        return this;
    }

    NoticeBuilder title(String title) {
        this.title = title;
        return this;
    }

    NoticeBuilder words(String words) {
        this.words = words;
        return this;
    }

    NoticeBuilder facts(List<Fact> facts) {
        this.facts = facts;
        return this;
    }

    NoticeBuilder plan(List<String> plan) {
        this.plan = plan;
        return this;
    }

    NoticeBuilder page(@Nullable String page) {
        this.page = page;
        return this;
    }

    Notice build() {
        return new Notice(
                key,
                occasion,
                "ir-1",
                "IsolateVm",
                "isolate-vm.ir-1.vm-app-01",
                severity,
                title,
                words,
                facts,
                plan,
                page);
    }

    PagerEvent event(PagerEvent.Action action, String dedupKey, boolean urgent) {
        return new PagerEvent(action, dedupKey, urgent, build());
    }
}
