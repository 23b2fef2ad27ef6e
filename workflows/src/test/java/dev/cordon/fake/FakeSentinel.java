package dev.cordon.fake;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Incidents in memory, with their comments, tasks and labels. */
public final class FakeSentinel implements SentinelActivities {
    private final Map<String, FakeIncident> incidents = new LinkedHashMap<>();
    private final List<IncidentMark> marks = new ArrayList<>();
    private @Nullable ApplicationFailure failure;
    private int reads;

    @Override
    public synchronized SentinelIncident incident(String armId) {
        reads++;
        return existing(armId).read();
    }

    @Override
    public synchronized NoteWritten note(IncidentNote note) {
        return existing(note.armId()).write(note);
    }

    @Override
    public synchronized IncidentMarked mark(IncidentMark mark) {
        IncidentMarked marked = existing(mark.armId()).mark(mark);
        marks.add(mark);
        return marked;
    }

    /** Raises an incident, or brings it up to date. */
    public synchronized TestIncident raise(SentinelIncident incident) {
        FakeIncident there = incidents.computeIfAbsent(key(incident.armId()), id -> new FakeIncident(incident));
        there.update(incident);
        return there;
    }

    /** Breaks it; null mends it. */
    public synchronized void broken(@Nullable ApplicationFailure with) {
        failure = with;
    }

    /** Those of all incidents. */
    public synchronized List<IncidentNote.Comment> comments() {
        return incidents.values().stream()
                .flatMap(incident -> incident.comments().stream())
                .toList();
    }

    /** Those of all incidents. */
    public synchronized List<IncidentNote.Task> tasks() {
        return incidents.values().stream()
                .flatMap(incident -> incident.tasks().stream())
                .toList();
    }

    /** How often an incident was read. */
    public synchronized int reads() {
        return reads;
    }

    /** Every mark that was asked for, in order. */
    public synchronized List<IncidentMark> marks() {
        return List.copyOf(marks);
    }

    synchronized void forget() {
        incidents.clear();
        marks.clear();
        reads = 0;
        failure = null;
    }

    private FakeIncident existing(String armId) {
        if (failure != null) {
            throw failure;
        }
        FakeIncident incident = incidents.get(key(armId));
        if (incident == null) {
            throw FailureType.NOT_FOUND.failure("there is no incident " + armId, null);
        }
        return incident;
    }

    private static String key(String armId) {
        try {
            return IncidentReader.id("armId", armId).text().toLowerCase(Locale.ROOT);
        } catch (UnreadableIncident notAnIncident) {
            throw FailureType.BAD_REQUEST.failure(String.valueOf(notAnIncident.getMessage()), null);
        }
    }
}
