package dev.cordon.range.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Service;
import dev.cordon.range.notify.Notifications;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/**
 * The page at {@code /} of the admin origin: machines, incidents, playbook runs, and what reached Teams and PagerDuty.
 *
 * <p>It has no script and runs none: all that it shows was written by others, and some of it by the attacker.
 */
public final class TenantPage implements Service {
    private static final int SLOWEST = 60;

    private final Tenant tenant;
    private final Notifications notifications;
    private final Template template;

    public TenantPage(Tenant tenant, Notifications notifications) {
        this.tenant = tenant;
        this.notifications = notifications;
        this.template = Mustache.compiler()
                .emptyStringIsFalse(true)
                .withLoader(TenantPage::read)
                .compile(read("page"));
    }

    private static Reader read(String name) {
        InputStream file = TenantPage.class.getResourceAsStream(name + ".mustache");
        return new InputStreamReader(Objects.requireNonNull(file, name), StandardCharsets.UTF_8);
    }

    @Override
    public boolean accepts(Call call) {
        return call.path().equals("/")
                && (call.method().equals("GET") || call.method().equals("HEAD"));
    }

    @Override
    public String operationName(Call call) {
        return call.method() + " " + call.path();
    }

    @Override
    public Answer answer(Call call) {
        tenant.operations().advance();
        String nonce = UUID.randomUUID().toString();
        PageContent content = new PageContent(
                nonce,
                Moment.shown(tenant.clock().instant().toString()),
                refresh(call),
                new Machines(tenant.store()).all(),
                new Incidents(tenant.store()).all(),
                Runs.of(tenant.store()),
                ChannelCards.of(notifications.cards()),
                Pages.of(notifications.alerts()));
        String allowed = "default-src 'none'; style-src 'nonce-" + nonce
                + "'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";
        return Answer.text(200, "text/html; charset=utf-8", template.execute(content))
                .with("Content-Security-Policy", allowed)
                .with("Cache-Control", "no-store")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with("X-Frame-Options", "DENY");
    }

    /** How often the page loads itself again, in seconds; empty where nobody asked for it. */
    private static String refresh(Call call) {
        String wanted = call.query("refresh").orElse("");
        boolean usable = wanted.matches("[1-9]\\d?") && Integer.parseInt(wanted) <= SLOWEST;
        return usable ? wanted : "";
    }
}
