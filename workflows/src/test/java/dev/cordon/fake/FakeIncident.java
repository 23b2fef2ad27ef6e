package dev.cordon.fake;

import dev.cordon.capability.sentinel.IncidentMark;
import dev.cordon.capability.sentinel.IncidentMarked;
import dev.cordon.capability.sentinel.IncidentNote;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.NoteWritten;
import dev.cordon.capability.sentinel.SentinelIncident;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One incident in memory. */
final class FakeIncident implements TestIncident {
    private static final int MOST = 100;

    private final Map<String, IncidentNote.Comment> comments = new LinkedHashMap<>();
    private final Map<String, IncidentNote.Task> tasks = new LinkedHashMap<>();
    private List<String> labels = new ArrayList<>();
    private @Nullable String owner;
    private SentinelIncident found;

    FakeIncident(SentinelIncident found) {
        this.found = found;
    }

    synchronized SentinelIncident read() {
        return found;
    }

    /** It is as the detection says now; what stands on it stays. */
    synchronized void update(SentinelIncident update) {
        found = update;
    }

    synchronized NoteWritten write(IncidentNote note) {
        IncidentNote.Comment comment = note.comment();
        IncidentNote.Task task = note.task();
        return new NoteWritten(
                comment != null && !put(comments, comment.id(), comment), task != null && !put(tasks, task.id(), task));
    }

    synchronized IncidentMarked mark(IncidentMark mark) {
        List<String> wanted = new ArrayList<>(labels.stream()
                .filter(label -> !label.startsWith(IncidentMark.OURS))
                .toList());
        wanted.addAll(mark.labels());
        boolean isNew = found.status() == IncidentStatus.NEW;
        boolean given = owner == null && mark.owner() != null;
        boolean changed = isNew || given || !wanted.equals(labels);
        labels = wanted;
        if (given) {
            owner = mark.owner();
        }
        if (isNew) {
            become(IncidentStatus.ACTIVE);
        }
        return new IncidentMarked(found.status(), changed);
    }

    private void become(IncidentStatus status) {
        found = new SentinelIncident(
                found.armId(),
                found.number(),
                found.title(),
                found.severity(),
                status,
                found.alertedAt(),
                found.tactics(),
                found.providers(),
                found.url(),
                found.entities());
    }

    private static <T> boolean put(Map<String, T> notes, String id, T note) {
        boolean room = notes.containsKey(id) || notes.size() < MOST;
        if (room) {
            notes.put(id, note);
        }
        return room;
    }

    @Override
    public synchronized String armId() {
        return found.armId();
    }

    @Override
    public synchronized void somebodyCloses() {
        become(IncidentStatus.CLOSED);
    }

    @Override
    public synchronized void somebodyTakes(String userPrincipalName) {
        owner = userPrincipalName;
    }

    @Override
    public synchronized void somebodyLabels(String label) {
        labels.add(label);
    }

    @Override
    public synchronized void somebodyComments(int times) {
        for (int written = 0; written < times; written++) {
            String id = UUID.randomUUID().toString();
            comments.put(id, new IncidentNote.Comment(id, "looking into it"));
        }
    }

    @Override
    public synchronized void somebodyPlans(int times) {
        for (int written = 0; written < times; written++) {
            String id = UUID.randomUUID().toString();
            tasks.put(id, new IncidentNote.Task(id, "call", "", false));
        }
    }

    @Override
    public synchronized List<IncidentNote.Comment> comments() {
        return List.copyOf(comments.values());
    }

    @Override
    public synchronized List<IncidentNote.Task> tasks() {
        return List.copyOf(tasks.values());
    }

    @Override
    public synchronized List<String> labels() {
        return List.copyOf(labels);
    }

    @Override
    public synchronized @Nullable String owner() {
        return owner;
    }
}
