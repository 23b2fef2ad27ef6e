package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.sentinel.IncidentMark;
import dev.cordon.capability.sentinel.IncidentMarked;
import dev.cordon.capability.sentinel.IncidentNote;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.NoteWritten;
import dev.cordon.capability.sentinel.SentinelActivities;
import dev.cordon.capability.sentinel.SentinelIncident;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Incidents in memory, with their comments, tasks and labels. */
public final class FakeSentinel implements SentinelActivities {
    private static final int MOST = 100;

    private final Map<String, SentinelIncident> incidents = new LinkedHashMap<>();
    private final Map<String, IncidentNote.Comment> comments = new LinkedHashMap<>();
    private final Map<String, IncidentNote.Task> tasks = new LinkedHashMap<>();
    private final List<IncidentMark> marks = new ArrayList<>();
    private IncidentStatus status = IncidentStatus.NEW;
    private int commentsOfOthers;
    private @Nullable ApplicationFailure failure;

    @Override
    public synchronized SentinelIncident incident(String armId) {
        failIfBroken();
        SentinelIncident incident = incidents.get(armId);
        if (incident == null) {
            throw FailureType.NOT_FOUND.failure("there is no incident " + armId, null);
        }
        return incident;
    }

    @Override
    public synchronized NoteWritten note(IncidentNote note) {
        failIfBroken();
        boolean commentRefused =
                note.comment() != null && !put(comments, note.comment().id(), note.comment());
        boolean taskRefused = note.task() != null && !put(tasks, note.task().id(), note.task());
        return new NoteWritten(commentRefused, taskRefused);
    }

    @Override
    public synchronized IncidentMarked mark(IncidentMark mark) {
        failIfBroken();
        marks.add(mark);
        if (status == IncidentStatus.NEW) {
            status = IncidentStatus.ACTIVE;
        }
        return new IncidentMarked(status, true);
    }

    /** Raises an incident, to be read by its id. */
    public synchronized void raise(SentinelIncident incident) {
        incidents.put(incident.armId(), incident);
    }

    /** Somebody closes the incident. */
    public synchronized void close() {
        status = IncidentStatus.CLOSED;
    }

    /** Others have commented so often already. */
    public synchronized void commentedByOthers(int times) {
        commentsOfOthers = times;
    }

    /** Breaks it; null mends it. */
    public synchronized void broken(@Nullable ApplicationFailure with) {
        failure = with;
    }

    public synchronized List<IncidentNote.Comment> comments() {
        return List.copyOf(comments.values());
    }

    public synchronized List<IncidentNote.Task> tasks() {
        return List.copyOf(tasks.values());
    }

    public synchronized List<IncidentMark> marks() {
        return List.copyOf(marks);
    }

    private <T> boolean put(Map<String, T> where, String id, T what) {
        int others = where == (Object) comments ? commentsOfOthers : 0;
        if (!where.containsKey(id) && where.size() + others >= MOST) {
            return false;
        }
        where.put(id, what);
        return true;
    }

    private void failIfBroken() {
        if (failure != null) {
            throw failure;
        }
    }
}
