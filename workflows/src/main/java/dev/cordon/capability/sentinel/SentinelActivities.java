package dev.cordon.capability.sentinel;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Reads incidents and writes back to them. Throws the failures of {@link dev.cordon.capability.FailureType}. */
@ActivityInterface
@CarriedOutBy(WorkerRole.NOTIFICATION)
public interface SentinelActivities {
    /**
     * Reads an incident with the entities of its alerts (SecurityInsights: Incidents - Get, Incidents - List Entities).
     *
     * @param armId Azure Resource Manager id of the incident
     */
    @ActivityMethod(name = "sentinel.incident")
    SentinelIncident incident(String armId);

    /**
     * Writes a comment, a task, or both. What is there already under the same id is brought up to date, so that it
     * exists once however often this is asked (Incident Comments, Incident Tasks - Create Or Update).
     *
     * @return what could not be written because the incident is full
     */
    @ActivityMethod(name = "sentinel.note")
    NoteWritten note(IncidentNote note);

    /**
     * Sets status, owner and labels: reads the incident, changes these alone, and writes it back under its etag; reads
     * again if somebody else was faster. A closed incident is not reopened, an owner is not replaced, and labels of
     * others stay.
     */
    @ActivityMethod(name = "sentinel.mark")
    IncidentMarked mark(IncidentMark mark);
}
