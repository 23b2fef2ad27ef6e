package dev.cordon.capability.sentinel;

/** The states of an incident in Sentinel. */
public enum IncidentStatus {
    NEW,
    ACTIVE,
    CLOSED;

    /** As Sentinel spells it, for example {@code Active}. */
    public String sentinelName() {
        return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
