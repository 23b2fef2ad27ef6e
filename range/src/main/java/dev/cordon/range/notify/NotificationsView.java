package dev.cordon.range.notify;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Service;
import java.net.URI;
import java.util.function.Supplier;

/** The admin API's view of notifications: where to send them, and what arrived. */
public final class NotificationsView implements Service {
    private static final String ROOT = "/_range/";

    private final Notifications notifications;
    private final Supplier<URI> cloud;

    /** @param cloud the address of the simulated cloud, once it is open */
    public NotificationsView(Notifications notifications, Supplier<URI> cloud) {
        this.notifications = notifications;
        this.cloud = cloud;
    }

    @Override
    public boolean accepts(Call call) {
        return call.method().equals("GET") && call.path().matches(ROOT + "(notifications|teams|pagerduty)");
    }

    @Override
    public String operationName(Call call) {
        return call.method() + " " + call.path();
    }

    @Override
    public Answer answer(Call call) {
        return switch (call.path().substring(ROOT.length())) {
            case "teams" -> Answer.json(200, notifications.cards());
            case "pagerduty" -> Answer.json(200, notifications.alerts());
            default -> Answer.json(200, notifications.addresses(cloud.get().toString()));
        };
    }
}
