package dev.cordon.runbook.incident;

import dev.cordon.capability.Severity;
import dev.cordon.capability.notification.Occasion;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.Waiting;
import dev.cordon.engine.gate.Audience;
import dev.cordon.engine.notice.Message;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the incident and people are told about the handling as a whole; what its runs do is the {@link Chronicle}'s. */
final class Bulletin {
    /** A card and a page have little room. */
    private static final int FEW = 20;

    private final String incidentId;
    private final Scribe scribe;
    private final Chronicle chronicle;
    private final Audience audience;
    private final Links links;
    private final Children children;
    private final Outcome outcome;
    private final ForHumans forHumans;
    private final Supplier<Boolean> interrupted;
    private String firstComment = "mapping";

    /** @param interrupted whether there is something more urgent than to wait until everything is told */
    Bulletin(
            String incidentId,
            Scribe scribe,
            ForHumans forHumans,
            Chronicle chronicle,
            Audience audience,
            Links links,
            Children children,
            Outcome outcome,
            Supplier<Boolean> interrupted) {
        this.incidentId = incidentId;
        this.scribe = scribe;
        this.chronicle = chronicle;
        this.audience = audience;
        this.links = links;
        this.children = children;
        this.outcome = outcome;
        this.forHumans = forHumans;
        this.interrupted = interrupted;
    }

    /**
     * Tells what the incident names.
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
    }

    /** Tells people that runs have begun. */
    void begun(SentinelIncident incident, List<Mapped> waiting) {
        String words = Stream.concat(
                        children.all().stream()
                                .map(child -> child.words() + " ("
                                        + child.initiative().name().toLowerCase(Locale.ROOT) + ")"),
                        waiting.stream().limit(FEW).map(each -> "for a human: " + words(each)))
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

    /** Says in labels how far it is, and leaves to humans what waits for them. */
    void mark(List<Mapped> waiting) {
        forHumans.leave(waiting);
        scribe.mark(Labels.of(children.all(), !waiting.isEmpty()));
    }

    /**
     * Tells people how it ended, and the incident once it is known what found room on it. An incident without room for
     * one more comment has the summary in place of the first one. Waits until everything is told or lost.
     *
     * @param until how long to wait at most
     */
    void ended(SentinelIncident incident, List<Mapped> waiting, Instant until) {
        mark(waiting);
        audience.tell(new Message(
                Occasion.ENDED,
                "end",
                "Incident " + incident.number() + ": " + outcome.phase().replace('-', ' '),
                outcome.words(),
                List.of(),
                !waiting.isEmpty() || !outcome.allIsWell()));
        await(until, scribe::isOut);
        String about = "summary/" + run();
        scribe.comment(about, summary(waiting));
        await(until, scribe::isOut);
        if (scribe.foundNoRoom(about)) {
            scribe.comment(firstComment, summary(waiting));
        }
        await(until, () -> scribe.isOut() && audience.isOut());
    }

    private void await(Instant until, Supplier<Boolean> told) {
        Duration left = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), until);
        Supplier<Boolean> enough = () -> told.get() || interrupted.get();
        if (!enough.get() && left.compareTo(Duration.ZERO) > 0) {
            Waiting.upTo(left, "wait until everything is told", enough);
        }
    }

    private String summary(List<Mapped> waiting) {
        return "**" + Markdown.plain(outcome.words()) + "**\n\n" + outcome.table() + left(waiting)
                + links.markdown(workflowId(), "the run in Cordon");
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

    private String left(List<Mapped> waiting) {
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
        waiting.forEach(each -> text.append("\n- for a human: ").append(Markdown.plain(words(each))));
        return text.toString();
    }

    private static String words(Mapped thing) {
        return thing.entity() + ": " + thing.words();
    }

    private static String workflowId() {
        return Workflow.getInfo().getWorkflowId();
    }

    private static String run() {
        return Workflow.getInfo().getRunId();
    }
}
