package dev.cordon.capability;

import java.util.Locale;

/** The severities that Microsoft Sentinel gives to incidents; there is no Critical. */
public enum Severity {
    HIGH,
    MEDIUM,
    LOW,
    INFORMATIONAL;

    /** As Sentinel spells it, for example {@code High}. */
    public String sentinelName() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
