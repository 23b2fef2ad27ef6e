package dev.cordon.notification;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.notification.Delivery;
import dev.cordon.capability.notification.Notice;
import dev.cordon.capability.notification.NotificationActivities;
import dev.cordon.capability.notification.PagerEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells people by the channels that this worker is configured with. */
public final class ChannelNotifications implements NotificationActivities {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NotificationSettings settings;
    private final Posting posting = new Posting(PATIENCE);

    public ChannelNotifications(NotificationSettings settings) {
        this.settings = settings;
    }

    @Override
    public Delivery teams(Notice notice) {
        NotificationSettings.Teams teams = configured(settings.teams(), "teams.webhook-url");
        return posting.post("Teams", teams.webhook(), TeamsMessage.of(notice), teams.secrets());
    }

    @Override
    public Delivery pagerDuty(PagerEvent event) {
        NotificationSettings.PagerDuty pagerDuty = configured(settings.pagerDuty(), "pagerduty.routing-key");
        return posting.post(
                "PagerDuty",
                pagerDuty.url(),
                PagerDutyEvent.of(event, pagerDuty.routingKey()),
                List.of(pagerDuty.routingKey()));
    }

    @Override
    public Delivery mail(Notice notice) {
        return new Mailing(configured(settings.mail(), "mail.host")).send(notice);
    }

    private static <T> T configured(@Nullable T channel, String property) {
        if (channel == null) {
            throw FailureType.MISCONFIGURED.failure(
                    "cordon.notifications." + property + " is missing in the worker of the role notification", null);
        }
        return channel;
    }
}
