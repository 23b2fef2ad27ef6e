package dev.cordon.range.sentinel;

import dev.cordon.range.http.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Who changed an incident, as automation rules tell apart and playbooks are told.
 *
 * @param kind {@code User}, {@code Application} or {@code AutomationRule}
 * @param name the user's or application's name
 */
record Source(String kind, String name) {
    static Source of(@Nullable Caller caller) {
        if (caller == null) {
            return new Source("Application", "");
        }
        return new Source(caller.kind() == Caller.Kind.USER ? "User" : "Application", caller.name());
    }
}
