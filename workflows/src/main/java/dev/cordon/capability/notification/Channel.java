package dev.cordon.capability.notification;

/** Where people are told what runs do. */
public enum Channel {
    /** Microsoft Teams, by the webhook of a workflow. */
    TEAMS,
    /** PagerDuty, by its Events API v2. */
    PAGERDUTY,
    /** Mail, for when the others are down. */
    MAIL
}
