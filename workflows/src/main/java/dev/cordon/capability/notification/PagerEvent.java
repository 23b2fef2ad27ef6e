package dev.cordon.capability.notification;

/**
 * A step in the life of an alert at PagerDuty.
 *
 * @param dedupKey names the alert: one a run
 * @param urgent whether it escalates: it is then sent as critical, whatever the incident's severity
 */
public record PagerEvent(Action action, String dedupKey, boolean urgent, Notice notice) {
    /** What becomes of the alert. */
    public enum Action {
        TRIGGER,
        ACKNOWLEDGE,
        RESOLVE
    }
}
