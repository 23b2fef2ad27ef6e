package dev.cordon.runbook.incident;

import dev.cordon.capability.runs.RunSoFar;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.FailedStep;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Step;
import dev.cordon.engine.Undo;
import dev.cordon.engine.custody.Custody;
import dev.cordon.engine.custody.Terms;
import dev.cordon.engine.gate.Audience;
import dev.cordon.engine.gate.DecisionDesk;
import dev.cordon.engine.gate.Oversight;
import dev.cordon.engine.notice.Subject;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An incident that is being handled: what it names, the runs for it, and who is told about them. */
final class Case {
    /** Longer than the last retry of anything that is told. */
    private static final Duration UNTIL_ALL_IS_TOLD = Duration.ofHours(2);
    /** Whoever ends a run does not want it to go on for hours. */
    private static final Duration UNTIL_MOST_IS_TOLD = Duration.ofMinutes(5);

    private final HandleIncidentRequest request;
    private final String incidentId;
    private final Inbox inbox;
    private final Progress progress;
    private final DecisionDesk desk;
    private final Oversight oversight;
    private final Children children;
    private final Outcome outcome;
    private final Closing closing;
    private final Chronicle chronicle;
    private final Bulletin bulletin;
    private final Scope scope;
    private final Watch watch;
    private final CaseFile file;
    private boolean begun;

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
        this.inbox = inbox;
        this.progress = progress;
        this.desk = desk;
        Audience audience = new Audience(
                new Subject(incidentId, incident.severity(), "incident " + incident.number()),
                request.requestedBy(),
                progress);
        this.oversight = new Oversight(audience, desk, progress, policies.gates(), new Undo());
        Custody custody = Custody.begin(
                new Terms(
                        policies.containment().vaultContainer(),
                        incidentId,
                        request.incidentArmId(),
                        incident.severity(),
                        request.requestedBy()),
                desk,
                startedAt);
        Machines machines = new Machines(incidentId);
        this.children = new Children(request, incidentId, policies.incidents(), machines, this::news);
        this.outcome = new Outcome(children);
        this.closing = new Closing(oversight, children, outcome);
        Links links = new Links(policies.people().console());
        Scribe scribe = new Scribe(
                request.incidentArmId(),
                policies.incidents().owner(),
                words -> progress.show("Not written to Sentinel", words),
                closing::noticed);
        ForHumans forHumans =
                new ForHumans(scribe, links.plain(Workflow.getInfo().getWorkflowId()));
        this.chronicle =
                new Chronicle(scribe, links, forHumans, () -> children.all().size());
        this.bulletin = new Bulletin(
                incidentId, scribe, forHumans, chronicle, audience, links, children, outcome, inbox::asksForMore);
        this.scope = new Scope(request, incidentId, incident, machines, bulletin, progress, this::respondToMore);
        this.watch = new Watch(
                request.incidentArmId(), inbox, policies.incidents().lookAgainAfter(), progress, this::reported);
        this.file = new CaseFile(custody, oversight, scope, outcome, progress, this::report);
    }

    /** What the incident names; null before that is known. */
    @Nullable Mapping mapping() {
        return scope.isMapped() ? scope.all() : null;
    }

    List<HandlingReport.Run> runs() {
        return children.all().stream().map(Child::report).toList();
    }

    FailedStep.Reaction decide(Step step, String cause) {
        return oversight.decide(step, cause);
    }

    /** Says what each thing means that the incident names, and shows it. */
    Mapping map() {
        scope.map();
        return scope.mapping();
    }

    /** Starts the runbooks, takes what is reported meanwhile, and waits until every run has ended. */
    String respond() {
        children.start(scope.mapping(), scope.incident());
        if (!begun) {
            begun = true;
            bulletin.begun(scope.incident(), waiting());
        }
        watch.until(() -> children.ended() && scope.isSettled());
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

    /** What the vault keeps of it. */
    CaseFile file() {
        return file;
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

    /**
     * Takes in what was reported since the end was told, for a run that begins with it.
     *
     * @return the incident by now; null if it is to be read
     */
    @Nullable SentinelIncident takeReportedMore() {
        inbox.handOn(arrived -> {
            if (!arrived.isClosing()) {
                scope.learn(arrived.incident());
            }
        });
        return inbox.takeToBeRead() ? null : scope.incident();
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
                scope.incident().severity(),
                scope.all(),
                runs(),
                Stream.concat(waiting().stream(), scope.pending().stream())
                        .map(each -> each.entity() + ": " + each.words())
                        .toList(),
                bulletin.writtenBack(),
                bulletin.undelivered(),
                desk.records(),
                progress.status().steps());
    }

    private void reported(Inbox.Arrived arrived) {
        if (arrived.isClosing()) {
            closing.noticed();
        } else {
            scope.take(arrived);
        }
    }

    private void respondToMore() {
        if (begun && !CancellationScope.current().isCancelRequested()) {
            children.start(scope.mapping(), scope.incident());
            bulletin.mark(waiting());
        }
    }

    private void news(Child child, @Nullable RunSoFar before, RunSoFar now) {
        chronicle.news(child, before, now);
        bulletin.mark(waiting());
        outcome.show(progress);
    }

    private void tellTheEnd(Duration most) {
        bulletin.ended(
                scope.incident(),
                waiting(),
                Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(most));
        outcome.timeToContain().ifPresent(Attributes::timeToContain);
    }

    private void closeAside() {
        progress.phase(phase());
        Workflow.newDetachedCancellationScope(() -> {
                    tellTheEnd(UNTIL_MOST_IS_TOLD);
                    file.closeAside();
                })
                .run();
    }

    /** What a human has to do something about. */
    private List<Mapped> waiting() {
        Mapping mapping = scope.mapping();
        return Stream.of(mapping.waiting(), children.leftToPeople(mapping, scope.incident()), scope.beyond())
                .flatMap(List::stream)
                .toList();
    }
}
