package dev.cordon.engine.notice;

import dev.cordon.capability.notification.Channel;
import dev.cordon.capability.notification.Fact;
import dev.cordon.capability.notification.Notice;
import dev.cordon.capability.notification.NotificationActivities;
import dev.cordon.capability.notification.Occasion;
import dev.cordon.capability.notification.PagerEvent;
import dev.cordon.capability.notification.PagerEvent.Action;
import dev.cordon.capability.policy.NotificationPolicy;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.engine.Calls;
import dev.cordon.engine.Waiting;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells people by every channel that policy names what a run does. Each message to each channel is an activity with
 * retries of its own: a channel that is down delays neither the run nor the other channels. PagerDuty gets one alert a
 * run. Runs whose history is older than notices give none.
 */
public final class Notices {
    private static final String CHANGE = "notifications";

    private final Subject subject;
    private final Functions.Proc1<String> whenLost;
    private final Map<Channel, Outbox> outboxes = new EnumMap<>(Channel.class);
    private final List<Message> before = new ArrayList<>();
    private @Nullable NotificationPolicy policy;
    private boolean asked;
    private boolean silent;
    private boolean alerted;
    private boolean acknowledged;
    private int told;

    /** @param whenLost is told of each message that could not be delivered, in a sentence */
    public Notices(Subject subject, Functions.Proc1<String> whenLost) {
        this.subject = subject;
        this.whenLost = whenLost;
    }

    /** Tells people, without waiting for anything. */
    public void tell(Message message) {
        if (policy != null) {
            tell(message, policy);
        } else if (!silent) {
            before.add(message);
            ask();
        }
    }

    private void ask() {
        if (!asked) {
            asked = true;
            Async.procedure(
                    () -> Workflow.newDetachedCancellationScope(this::askPolicy).run());
        }
    }

    /** Waits until everything is out or lost, for so long at most. */
    public void drain(Duration most) {
        if (!isOut()) {
            Waiting.upTo(most, "wait until people are told", this::isOut);
        }
    }

    /** Whether everything is out or lost. */
    public boolean isOut() {
        return before.isEmpty() && outboxes.values().stream().allMatch(Outbox::isEmpty);
    }

    /** Whether anything was told to anybody. */
    public boolean any() {
        return !outboxes.isEmpty();
    }

    /** What could not be delivered, a sentence each. */
    public List<String> undelivered() {
        return outboxes.values().stream()
                .flatMap(outbox -> outbox.undelivered().stream())
                .toList();
    }

    private void askPolicy() {
        if (Workflow.getVersion(CHANGE, Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION) {
            silent = true;
            before.clear();
            return;
        }
        NotificationPolicy read = Calls.CONFIGURATION
                .to(PolicyActivities.class, "read the notification policy")
                .notifications();
        policy = read;
        before.forEach(message -> tell(message, read));
        before.clear();
    }

    private void tell(Message message, NotificationPolicy by) {
        told++;
        Notice notice = notice(message, by.console());
        for (Channel channel : by.channels()) {
            switch (channel) {
                case TEAMS -> put(channel, notice, people -> people.teams(notice));
                case MAIL -> mail(notice);
                case PAGERDUTY -> page(notice, message.open());
            }
        }
    }

    private void mail(Notice notice) {
        if (notice.occasion() != Occasion.DECIDED) {
            put(Channel.MAIL, notice, people -> people.mail(notice));
        }
    }

    /** PagerDuty folds what triggers an alert that somebody has acknowledged, and calls nobody: it is raised anew. */
    private void page(Notice notice, boolean open) {
        Action action = action(notice.occasion(), open);
        if (action == Action.TRIGGER && acknowledged && notice.occasion() != Occasion.ENDED) {
            page(Action.RESOLVE, notice);
        }
        if (action == Action.TRIGGER || alerted) {
            page(action, notice);
        }
    }

    private void page(Action action, Notice notice) {
        alerted = true;
        acknowledged = action == Action.ACKNOWLEDGE;
        PagerEvent event = new PagerEvent(action, alert(), urgent(notice.occasion()), notice);
        put(Channel.PAGERDUTY, notice, people -> people.pagerDuty(event));
    }

    private void put(Channel channel, Notice notice, Functions.Proc1<NotificationActivities> delivery) {
        String name = name(channel);
        outboxes.computeIfAbsent(channel, any -> new Outbox(name, whenLost))
                .put(() ->
                        delivery.apply(Calls.TELLING.to(NotificationActivities.class, name + ": " + notice.title())));
    }

    private Notice notice(Message message, @Nullable String console) {
        String workflowId = Workflow.getInfo().getWorkflowId();
        return new Notice(
                alert() + "/" + told + "/" + message.about(),
                message.occasion(),
                subject.incidentId(),
                Workflow.getInfo().getWorkflowType(),
                workflowId,
                subject.severity().sentinelName(),
                message.title(),
                message.words(),
                List.of(new Fact("Incident", subject.incidentId()), new Fact("Target", subject.target())),
                message.plan(),
                console == null ? null : console + "/runs/" + workflowId);
    }

    /** One a run: another run of the same workflow, after a reset too, is another alert. */
    private static String alert() {
        return Workflow.getInfo().getWorkflowId() + "/" + Workflow.getInfo().getRunId();
    }

    private static Action action(Occasion occasion, boolean open) {
        return switch (occasion) {
            case DECIDED -> Action.ACKNOWLEDGE;
            case ENDED -> open ? Action.TRIGGER : Action.RESOLVE;
            default -> Action.TRIGGER;
        };
    }

    private static boolean urgent(Occasion occasion) {
        return occasion == Occasion.HOLD || occasion == Occasion.LATE || occasion == Occasion.ESCALATION;
    }

    private static String name(Channel channel) {
        return switch (channel) {
            case TEAMS -> "Teams";
            case PAGERDUTY -> "PagerDuty";
            case MAIL -> "mail";
        };
    }
}
