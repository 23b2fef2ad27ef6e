package dev.cordon.starter.sentinel;

import dev.cordon.capability.sentinel.IncidentReader;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.capability.sentinel.UnreadableIncident;
import dev.cordon.engine.InvalidField;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was posted about an incident.
 *
 * @param field which field of the body names the incident
 * @param armId Azure Resource Manager id of the incident
 * @param told the incident itself; null where only its id was posted, or none of its entities: it is then read
 */
record Reported(String field, String armId, @Nullable SentinelIncident told) {
    private static final String BARE = "incidentArmId";

    /**
     * Reads the body of a playbook's trigger, or one that holds {@code incidentArmId} and nothing else that is read.
     *
     * @param now what is later than this is not believed
     * @throws InvalidField if it lacks what is needed
     */
    static Reported read(@Nullable Object body, Instant now) {
        try {
            String bare = IncidentReader.bareId(body);
            if (bare != null) {
                return new Reported(BARE, IncidentReader.id(BARE, bare).text(), null);
            }
            SentinelIncident told = IncidentReader.ofTrigger(EntityTexts.unfolded(body), now);
            return new Reported("object.id", told.armId(), told);
        } catch (UnreadableIncident unreadable) {
            throw new InvalidField(unreadable.field(), unreadable.problem());
        }
    }

    /** Whether it says that the incident is closed. */
    boolean closed() {
        return told != null && told.status() == IncidentStatus.CLOSED;
    }
}
