/** Telling people by Microsoft Teams, PagerDuty and mail. */
@NullMarked
package dev.cordon.notification;

import org.jspecify.annotations.NullMarked;
