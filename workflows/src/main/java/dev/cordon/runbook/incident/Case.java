package dev.cordon.runbook.incident;

import static dev.cordon.engine.Calls.AZURE_ANSWER;

import dev.cordon.capability.Severity;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.runs.RunSoFar;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.SentinelActivities;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.Cause;
import dev.cordon.engine.FailedStep;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Step;
import dev.cordon.engine.Undo;
import dev.cordon.engine.Waiting;
import dev.cordon.engine.custody.Custody;
import dev.cordon.engine.custody.Ending;
import dev.cordon.engine.custody.Terms;
import dev.cordon.engine.gate.Audience;
import dev.cordon.engine.gate.DecisionDesk;
import dev.cordon.engine.gate.Oversight;
import dev.cordon.engine.notice.Subject;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An incident that is being handled: what it names, the runs for it, and who is told about them. */
final class Case {
    private static final String INCIDENT = "incident.json";
    private static final String REPORT = "incident-report.json";
    /** Longer than the last retry of anything that is told. */
    private static final Duration UNTIL_ALL_IS_TOLD = Duration.ofHours(2);
    /** Whoever ends a run does not want it to go on for hours. */
    private static final Duration UNTIL_MOST_IS_TOLD = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final HandleIncidentRequest request;
    private final String incidentId;
    private final Inbox inbox;
    private final Progress progress;
    private final DecisionDesk desk;
    private final Oversight oversight;
    private final Custody custody;
    private final Chronicle chronicle;
    private final Machines machines;
    private final Children children;
    private final Outcome outcome;
    private final Bulletin bulletin;
    private final Entries entries = new Entries();
    private final Search search = new Search(this::known);
    private final Duration lookAgainAfter;
    private SentinelIncident incident;
    private Mapping mapping = new Mapping(List.of());
    private boolean mapped;
    private boolean begun;
    private boolean reading;
    private boolean askedAboutClosing;
    private boolean incidentKept;
    private boolean reportKept;

    Case(
            HandleIncidentRequest request,
            String incidentId,
            SentinelIncident incident,
            Inbox inbox,
            Policies policies,
            Progress progress,
            DecisionDesk desk,
            Instant startedAt) {
        this.request = request;
        this.incidentId = incidentId;
        this.incident = incident;
        this.inbox = inbox;
        this.progress = progress;
        this.desk = desk;
        Audience audience = new Audience(
                new Subject(incidentId, incident.severity(), "incident " + incident.number()),
                request.requestedBy(),
                progress);
        this.oversight = new Oversight(audience, desk, progress, policies.gates(), new Undo());
        this.custody = Custody.begin(
                new Terms(
                        policies.containment().vaultContainer(),
                        incidentId,
                        request.incidentArmId(),
                        incident.severity(),
                        request.requestedBy()),
                desk,
                startedAt);
        Links links = new Links(policies.people().console());
        Scribe scribe = new Scribe(
                request.incidentArmId(),
                policies.incidents().owner(),
                words -> progress.show("Not written to Sentinel", words),
                this::closedBySomebody);
        this.machines = new Machines(incidentId);
        this.children = new Children(request, incidentId, policies.incidents(), machines, this::news);
        ForHumans forHumans =
                new ForHumans(scribe, links.plain(Workflow.getInfo().getWorkflowId()));
        this.chronicle =
                new Chronicle(scribe, links, forHumans, () -> children.all().size());
        this.outcome = new Outcome(children);
        this.bulletin = new Bulletin(
                incidentId, scribe, forHumans, chronicle, audience, links, children, outcome, this::isReportedMore);
        this.lookAgainAfter = policies.incidents().lookAgainAfter();
    }

    /** What the incident names; null before that is known. */
    @Nullable Mapping mapping() {
        return mapped ? all() : null;
    }

    List<HandlingReport.Run> runs() {
        return children.all().stream().map(Child::report).toList();
    }

    FailedStep.Reaction decide(Step step, String cause) {
        return oversight.decide(step, cause);
    }

    /** Says what each thing means that the incident names, and shows it. */
    Mapping map() {
        take(incident, incident.alertedAt());
        return mapping;
    }

    static String words(Mapping mapping) {
        return mapping.machines().size() + " machines to act on, "
                + mapping.waiting().size() + " things for a human, "
                + mapping.things().size() + " things in all";
    }

    /** Starts the runbooks, takes what is reported meanwhile, and waits until every run has ended. */
    String respond() {
        children.start(mapping, incident);
        if (!begun) {
            begun = true;
            bulletin.begun(incident, waiting());
        }
        Duration pause = lookAgainAfter;
        do {
            takeReports();
            if (Waiting.upTo(pause, "look at the incident again", () -> !inbox.isEmpty() || isOver())) {
                pause = lookAgainAfter;
            } else {
                // Nobody tells a run what no automation rule fires on, for example that the incident was closed.
                readAgain();
                pause = longer(pause);
            }
        } while (!inbox.isEmpty() || !isOver());
        return outcome.words();
    }

    /** Whether something was reported that nothing is done about yet. */
    boolean isReportedMore() {
        return inbox.asksForMore();
    }

    /** Tells how it ended, and waits until everything is told or lost, or until more is reported. */
    String writeBack() {
        tellTheEnd(UNTIL_ALL_IS_TOLD);
        List<String> lost = bulletin.undelivered();
        HandlingReport.WrittenBack written = bulletin.writtenBack();
        return lost.isEmpty()
                ? written.comments() + " comments and " + written.tasks() + " tasks written"
                : "not told: " + String.join("; ", lost);
    }

    VaultCheck checkVault() {
        return custody.checkVault();
    }

    String closeRecord() {
        if (!incidentKept) {
            custody.keep(INCIDENT, incident);
            incidentKept = true;
        }
        String sha256 = custody.keep(REPORT, report()).sha256();
        reportKept = true;
        return REPORT + ", SHA-256 " + sha256;
    }

    Sealed seal() {
        return custody.seal(new Ending(
                outcome.verdict().name(),
                outcome.words(),
                null,
                null,
                progress.status().steps(),
                List.of()));
    }

    /** Ends what goes on beside the run; what was started goes on. */
    void cancelled() {
        outcome.cancelled();
        closeAside();
    }

    /**
     * Ends as {@link #cancelled} does, since people decided so, or since it cannot go on.
     *
     * @param words why, in a sentence
     */
    HandlingReport stopped(String words) {
        outcome.stopped(words);
        closeAside();
        return report();
    }

    private void closeAside() {
        progress.phase(phase());
        Workflow.newDetachedCancellationScope(() -> {
                    tellTheEnd(UNTIL_MOST_IS_TOLD);
                    oversight.orPage("the look at the vault", custody::lookOnce);
                    if (!reportKept) {
                        oversight.orPage("the record", this::closeRecord);
                    }
                    oversight.orPage("the manifest", this::seal);
                })
                .run();
    }

    /**
     * Takes in what was reported since the end was told, for a run that begins with it.
     *
     * @return the incident by now; null if it is to be read
     */
    @Nullable SentinelIncident takeReportedMore() {
        for (Optional<Inbox.Arrived> next = inbox.take(); next.isPresent(); next = inbox.take()) {
            if (!next.get().isClosing()) {
                incident = Reports.merged(incident, next.get().incident());
            }
        }
        return inbox.takeToBeRead() ? null : incident;
    }

    String phase() {
        return outcome.phase();
    }

    HandlingReport report() {
        return new HandlingReport(
                outcome.verdict(),
                outcome.words(),
                incidentId,
                request.incidentArmId(),
                request.requestedBy(),
                incident.severity(),
                all(),
                runs(),
                Stream.concat(waiting().stream(), search.pending().stream())
                        .map(each -> each.entity() + ": " + each.words())
                        .toList(),
                bulletin.writtenBack(),
                bulletin.undelivered(),
                desk.records(),
                progress.status().steps());
    }

    /**
     * Maps what is new in a report, and shows it before anything is done about it.
     *
     * @param alertedAt from when the time to contain counts of what it is the first to name
     */
    private void take(SentinelIncident report, @Nullable Instant alertedAt) {
        List<Entity> added = entries.take(report.entities());
        search.begin(added.stream().filter(EntityMapper::isToBeLookedFor).toList(), alertedAt);
        known(added.stream()
                .filter(entity -> !EntityMapper.isToBeLookedFor(entity))
                .flatMap(entity -> EntityMapper.map(entity).stream())
                .map(thing -> thing.countedFrom(alertedAt))
                .toList());
    }

    /** Takes up what is known now of what the incident names. */
    private void known(List<Mapped> things) {
        List<Mapped> more = machines.look(things);
        mapping = mapping.and(more);
        progress.show("What the incident names", all().table());
        if (!more.isEmpty() || (!mapped && !search.goesOn())) {
            bulletin.mapped(more, mapping, incident);
        }
        mapped = true;
        if (begun && !CancellationScope.current().isCancelRequested()) {
            children.start(mapping, incident);
            bulletin.mark(waiting());
        }
    }

    private void takeReports() {
        for (Optional<Inbox.Arrived> next = inbox.take(); next.isPresent(); next = inbox.take()) {
            reported(next.get());
        }
        if (inbox.takeToBeRead()) {
            readAgain();
        }
    }

    /** Reads the incident as Sentinel shows it now, as soon as it does, and has it taken as a report. */
    private void readAgain() {
        if (!reading) {
            reading = true;
            Async.procedure(() -> {
                try {
                    inbox.put(AZURE_ANSWER
                            .to(SentinelActivities.class, "read the incident again")
                            .incident(request.incidentArmId()));
                } catch (ActivityFailure notShown) {
                    progress.show("Not read again", Cause.of(notShown).words());
                }
                reading = false;
            });
        }
    }

    private void reported(Inbox.Arrived arrived) {
        SentinelIncident report = arrived.incident();
        if (arrived.isClosing()) {
            closedBySomebody();
            return;
        }
        Severity before = incident.severity();
        Instant alertedAt = laterAlert(report.alertedAt(), arrived.at());
        incident = Reports.merged(incident, report);
        if (incident.severity().compareTo(before) < 0) {
            bulletin.raised(before, incident.severity());
            Attributes.describe(incidentId, incident.severity(), request.incidentArmId());
        }
        take(report, alertedAt);
    }

    /** The incident's own time says nothing about what was added to it since. */
    private Instant laterAlert(@Nullable Instant alertedAt, Instant arrivedAt) {
        Instant first = incident.alertedAt();
        return alertedAt != null && (first == null || alertedAt.isAfter(first)) ? alertedAt : arrivedAt;
    }

    private void news(Child child, @Nullable RunSoFar before, RunSoFar now) {
        chronicle.news(child, before, now);
        bulletin.mark(waiting());
        outcome.show(progress);
    }

    private boolean isOver() {
        return children.ended() && !search.goesOn() && !reading;
    }

    /** Asks once whether what goes on shall go on; nothing is undone, whatever the answer, and silence goes on. */
    private void closedBySomebody() {
        if (askedAboutClosing || children.ended()) {
            return;
        }
        askedAboutClosing = true;
        Async.procedure(() -> {
            if (oversight.shallStop(
                    "closed-in-sentinel",
                    "The incident was closed in Sentinel while runs for it go on: " + outcome.going(),
                    children::ended)) {
                children.cancel();
            }
        });
    }

    private void tellTheEnd(Duration most) {
        bulletin.ended(
                incident,
                waiting(),
                Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(most));
        outcome.timeToContain().ifPresent(Attributes::timeToContain);
    }

    /** What the incident names, as far as it is known what each thing means. */
    private Mapping all() {
        return mapping.and(search.pending()).and(entries.beyond());
    }

    /** What a human has to do something about. */
    private List<Mapped> waiting() {
        return Stream.of(mapping.waiting(), children.leftToPeople(mapping, incident), entries.beyond())
                .flatMap(List::stream)
                .toList();
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
