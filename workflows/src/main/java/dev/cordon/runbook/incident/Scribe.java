package dev.cordon.runbook.incident;

import dev.cordon.capability.sentinel.IncidentMark;
import dev.cordon.capability.sentinel.IncidentMarked;
import dev.cordon.capability.sentinel.IncidentNote;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.NoteWritten;
import dev.cordon.capability.sentinel.SentinelActivities;
import dev.cordon.engine.Calls;
import dev.cordon.engine.notice.Outbox;
import io.temporal.workflow.Functions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the incident, one thing after the other, beside the run. The id of each comment and task is derived from
 * what it is about, so that however often it is written it stands there once. Sentinel takes 100 comments of 30,000
 * characters and 100 tasks an incident; what finds no room is counted.
 */
final class Scribe {
    private static final int LONGEST_TITLE = 150;
    private static final int LONGEST_DESCRIPTION = 3000;
    private static final String CUT = "\n\n… shortened: the rest stands in the run.";

    private final String armId;
    private final @Nullable String owner;
    private final Outbox outbox;
    private final Functions.Proc whenClosed;
    private final Set<String> comments = new HashSet<>();
    private final Set<String> tasks = new HashSet<>();
    private @Nullable List<String> labels;
    private final Set<String> withoutRoom = new HashSet<>();

    /**
     * @param owner who the incident is given to if nobody has it; null to leave it
     * @param whenClosed is told when somebody has closed the incident
     */
    Scribe(String armId, @Nullable String owner, Functions.Proc1<String> whenLost, Functions.Proc whenClosed) {
        this.armId = armId;
        this.owner = owner;
        this.outbox = new Outbox("Sentinel", whenLost);
        this.whenClosed = whenClosed;
    }

    /** Writes a comment; one about the same is replaced. */
    void comment(String about, String markdown) {
        write(about, asComment(about, markdown), null);
    }

    /** Writes a task; one about the same is replaced. */
    void task(String about, String title, String description, boolean done) {
        write(title, null, asTask(about, title, description, done));
    }

    /** Writes a comment and a task about the same. */
    void both(String about, String markdown, String title, String description, boolean done) {
        write(title, asComment(about, markdown), asTask(about, title, description, done));
    }

    /** Sets status, owner and labels, if the labels are not those already: once in any case. */
    void mark(List<String> wanted) {
        if (wanted.equals(labels)) {
            return;
        }
        labels = List.copyOf(wanted);
        outbox.put(() -> {
            IncidentMarked marked = Calls.TELLING
                    .to(SentinelActivities.class, "labels: " + String.join(", ", wanted))
                    .mark(new IncidentMark(armId, owner, wanted));
            if (marked.status() == IncidentStatus.CLOSED) {
                whenClosed.apply();
            }
        });
    }

    /** Whether everything is written or lost. */
    boolean isOut() {
        return outbox.isEmpty();
    }

    List<String> undelivered() {
        return outbox.undelivered();
    }

    int comments() {
        return comments.size();
    }

    int tasks() {
        return tasks.size();
    }

    /** How many comments and tasks found no room. */
    int refused() {
        return withoutRoom.size();
    }

    /** Whether a comment found no room. */
    boolean foundNoRoom(String about) {
        return withoutRoom.contains(id("comment", about));
    }

    private void write(String what, IncidentNote.@Nullable Comment comment, IncidentNote.@Nullable Task task) {
        outbox.put(() -> {
            NoteWritten written = Calls.TELLING
                    .to(SentinelActivities.class, "tell Sentinel: " + what)
                    .note(new IncidentNote(armId, comment, task));
            count(comment == null ? null : comment.id(), written.commentRefused(), comments);
            count(task == null ? null : task.id(), written.taskRefused(), tasks);
        });
    }

    private void count(@Nullable String id, boolean wasRefused, Set<String> written) {
        if (id != null) {
            (wasRefused ? withoutRoom : written).add(id);
        }
    }

    private IncidentNote.Comment asComment(String about, String markdown) {
        return new IncidentNote.Comment(id("comment", about), shortened(markdown, IncidentNote.LONGEST_COMMENT));
    }

    private IncidentNote.Task asTask(String about, String title, String description, boolean done) {
        return new IncidentNote.Task(
                id("task", about), shortened(title, LONGEST_TITLE), shortened(description, LONGEST_DESCRIPTION), done);
    }

    private String id(String kind, String about) {
        return NameUuid.of(armId.toLowerCase(Locale.ROOT) + "/" + kind + "/" + about);
    }

    private static String shortened(String text, int most) {
        String cut = most > LONGEST_TITLE ? CUT : "…";
        return text.length() <= most ? text : text.substring(0, most - cut.length()) + cut;
    }
}
