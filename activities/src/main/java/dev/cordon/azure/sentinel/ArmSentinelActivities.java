package dev.cordon.azure.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.sentinel.IncidentMark;
import dev.cordon.capability.sentinel.IncidentMarked;
import dev.cordon.capability.sentinel.IncidentNote;
import dev.cordon.capability.sentinel.IncidentReader;
import dev.cordon.capability.sentinel.NoteWritten;
import dev.cordon.capability.sentinel.SentinelActivities;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.capability.sentinel.UnreadableIncident;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;

/** Reads incidents and writes back to them through Azure Resource Manager (Microsoft.SecurityInsights). */
public final class ArmSentinelActivities implements SentinelActivities {
    private final Azure azure;
    private final Clock clock;

    /** @param clock tells which times of an incident lie in the future and are not believed */
    public ArmSentinelActivities(Azure azure, Clock clock) {
        this.azure = azure;
        this.clock = clock;
    }

    @Override
    public SentinelIncident incident(String armId) {
        return azure.work().on("read incident " + armId, attempt -> {
            Incident incident = incident(attempt, armId);
            JsonNode found = incident.read();
            JsonNode entities = incident.entities();
            try {
                return IncidentReader.ofAnswers(plain(found), plain(entities), clock.instant());
            } catch (UnreadableIncident unreadable) {
                throw badRequest(unreadable);
            }
        });
    }

    @Override
    public NoteWritten note(IncidentNote note) {
        return azure.work().on("write to incident " + note.armId(), attempt -> {
            Incident incident = incident(attempt, note.armId());
            IncidentNote.Comment comment = note.comment();
            IncidentNote.Task task = note.task();
            return new NoteWritten(
                    comment != null && !incident.comments().write(comment.id(), Documents.of(comment)),
                    task != null && !incident.tasks().write(task.id(), Documents.of(task)));
        });
    }

    @Override
    public IncidentMarked mark(IncidentMark mark) {
        return azure.work()
                .on(
                        "mark incident " + mark.armId(),
                        attempt -> new Marking(incident(attempt, mark.armId()), mark).carryOut());
    }

    private Incident incident(Attempt attempt, String armId) {
        try {
            return new Incident(azure.clients().arm(), attempt, IncidentReader.id("armId", armId));
        } catch (UnreadableIncident notAnIncident) {
            throw badRequest(notAnIncident);
        }
    }

    private static ApplicationFailure badRequest(UnreadableIncident unreadable) {
        return FailureType.BAD_REQUEST.failure(String.valueOf(unreadable.getMessage()), null);
    }

    private static Object plain(JsonNode json) {
        return Json.MAPPER.convertValue(json, Object.class);
    }
}
