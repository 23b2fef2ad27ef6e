package dev.cordon.runbook.incident;

import dev.cordon.capability.Severity;
import dev.cordon.capability.notification.Occasion;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.gate.Audience;
import dev.cordon.engine.notice.Message;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the incident and people are told about the handling as a whole; what its runs do is the {@link Chronicle}'s. */
final class Bulletin {
    private final String incidentId;
    private final Scribe scribe;
    private final Chronicle chronicle;
    private final Audience audience;
    private final Links links;
    private final Children children;
    private final Outcome outcome;
    private String firstComment = "mapping";

    Bulletin(
            String incidentId,
            Scribe scribe,
            Chronicle chronicle,
            Audience audience,
            Links links,
            Children children,
            Outcome outcome) {
        this.incidentId = incidentId;
        this.scribe = scribe;
        this.chronicle = chronicle;
        this.audience = audience;
        this.links = links;
        this.children = children;
        this.outcome = outcome;
    }

    /**
     * Tells what the incident names, before anything is done about it.
     *
     * @param more what is new of it
     * @param mapping all of it
     */
    void mapped(List<Mapped> more, Mapping mapping, SentinelIncident incident) {
        boolean first = more.size() == mapping.things().size();
        String about = "mapping/" + mapping.things().size() + "/" + run();
        firstComment = first ? about : firstComment;
        scribe.comment(
                about,
                "**Cordon " + (first ? "handles this incident" : "takes up what was added") + "** as " + incidentId
                        + "\n\n" + new Mapping(more).table() + intentions(more, mapping, incident)
                        + links.markdown(workflowId(), "the run in Cordon"));
        more.stream().filter(Mapped::waitsForAHuman).forEach(this::leftToAHuman);
    }

    /** Tells people that runs have begun. */
    void begun(SentinelIncident incident, List<String> waiting) {
        String words = Stream.concat(
                        children.all().stream()
                                .map(child -> child.words() + " ("
                                        + child.initiative().name().toLowerCase(Locale.ROOT) + ")"),
                        waiting.stream().map(each -> "for a human: " + each))
                .collect(Collectors.joining("; "));
        audience.tell(Message.of(
                Occasion.BEGUN,
                "begun",
                "Incident " + incident.number() + ": " + incident.title(),
                incident.severity().sentinelName() + ". "
                        + (words.isEmpty() ? "Nothing is started by itself." : words)));
        mark(waiting);
    }

    /** Tells that the severity is higher than it was. */
    void raised(Severity before, Severity now) {
        scribe.comment(
                "severity/" + now + "/" + run(),
                "**Severity raised** from " + before.sentinelName() + " to " + now.sentinelName()
                        + ". Runs that wait for a decision go on waiting for it.");
    }

    /** Says in labels how far it is. */
    void mark(List<String> waiting) {
        scribe.mark(Labels.of(children.all(), !waiting.isEmpty()));
    }

    /**
     * Tells people how it ended, and the incident once it is known what found room on it. An incident without room for
     * one more comment has the summary in place of the first one.
     *
     * @param most how long to wait for what is still to be told
     */
    void ended(SentinelIncident incident, List<String> waiting, Duration most) {
        mark(waiting);
        audience.tell(new Message(
                Occasion.ENDED,
                "end",
                "Incident " + incident.number() + ": " + outcome.phase().replace('-', ' '),
                outcome.words(),
                List.of(),
                !waiting.isEmpty() || !outcome.allIsWell()));
        scribe.drain(most);
        String about = "summary/" + run();
        scribe.comment(about, summary(waiting));
        scribe.drain(most);
        if (scribe.foundNoRoom(about)) {
            scribe.comment(firstComment, summary(waiting));
        }
    }

    private String summary(List<String> waiting) {
        return "**" + Markdown.plain(outcome.words()) + "**\n\n" + outcome.table() + left(waiting)
                + links.markdown(workflowId(), "the run in Cordon");
    }

    /** Waits until everything is told or lost, for so long at most. */
    void drain(Duration most) {
        scribe.drain(most);
        audience.drain(most);
    }

    /** What could not be told, a sentence each. */
    List<String> undelivered() {
        List<String> all = new ArrayList<>(scribe.undelivered());
        all.addAll(audience.undelivered());
        return all;
    }

    HandlingReport.WrittenBack writtenBack() {
        return new HandlingReport.WrittenBack(scribe.comments(), scribe.tasks(), chronicle.folded(), scribe.refused());
    }

    private String intentions(List<Mapped> more, Mapping mapping, SentinelIncident incident) {
        StringBuilder lines = new StringBuilder();
        more.stream()
                .filter(thing -> thing.meaning() == Meaning.MACHINE)
                .forEach(machine ->
                        lines.append("\n- ").append(Markdown.plain(children.intention(machine, mapping, incident))));
        return lines.toString();
    }

    private void leftToAHuman(Mapped thing) {
        scribe.task(
                "human/" + thing.entity() + "/" + thing.path(),
                "For a human: " + thing.entity(),
                thing.words() + links.plain(workflowId()),
                false);
    }

    private String left(List<String> waiting) {
        StringBuilder text = new StringBuilder();
        if (chronicle.folded() > 0) {
            text.append("\n\n")
                    .append(chronicle.folded())
                    .append(" steps and decisions stand in the comment of their run, for lack of room for one each.");
        }
        if (scribe.refused() > 0) {
            text.append("\n\n")
                    .append(scribe.refused())
                    .append(" comments and tasks found no room in this incident; they stand in the run.");
        }
        waiting.forEach(each -> text.append("\n- for a human: ").append(Markdown.plain(each)));
        return text.toString();
    }

    private static String workflowId() {
        return Workflow.getInfo().getWorkflowId();
    }

    private static String run() {
        return Workflow.getInfo().getRunId();
    }
}
