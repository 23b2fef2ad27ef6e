package dev.cordon.capability.notification;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Tells people what runs do. Every method throws a failure of {@link dev.cordon.capability.FailureType}: UNREACHABLE and
 * THROTTLED pass, REFUSED and MISCONFIGURED do not. A message that was taken may be delivered twice where the answer to
 * it was lost.
 */
@ActivityInterface
@CarriedOutBy(WorkerRole.NOTIFICATION)
public interface NotificationActivities {
    /** Posts a card to the channel behind a Teams workflow's webhook. */
    @ActivityMethod(name = "notify.teams")
    Delivery teams(Notice notice);

    /** Sends an event to PagerDuty. */
    @ActivityMethod(name = "notify.pagerduty")
    Delivery pagerDuty(PagerEvent event);

    /** Sends a mail. */
    @ActivityMethod(name = "notify.mail")
    Delivery mail(Notice notice);
}
