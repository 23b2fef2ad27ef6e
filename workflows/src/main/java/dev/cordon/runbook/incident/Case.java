package dev.cordon.runbook.incident;

import static dev.cordon.engine.Calls.AZURE_READ;

import dev.cordon.capability.Severity;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.runs.RunSoFar;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelActivities;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.Cause;
import dev.cordon.engine.FailedStep;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Step;
import dev.cordon.engine.Undo;
import dev.cordon.engine.custody.Custody;
import dev.cordon.engine.custody.Ending;
import dev.cordon.engine.custody.Terms;
import dev.cordon.engine.gate.Audience;
import dev.cordon.engine.gate.DecisionDesk;
import dev.cordon.engine.gate.Oversight;
import dev.cordon.engine.notice.Subject;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident that is being handled: what it names, the runs for it, and who is told about them. */
final class Case {
    private static final String INCIDENT = "incident.json";
    private static final String REPORT = "incident-report.json";
    /** Longer than the last retry of anything that is told. */
    private static final Duration UNTIL_ALL_IS_TOLD = Duration.ofHours(2);

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
    private SentinelIncident incident;
    private Mapping mapping = new Mapping(List.of());
    private boolean mapped;
    private final List<Entity> entities = new ArrayList<>();
    private boolean askedAboutClosing;

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
        this.chronicle = new Chronicle(scribe, links, () -> children.all().size());
        this.outcome = new Outcome(children);
        this.bulletin = new Bulletin(incidentId, scribe, chronicle, audience, links, children, outcome);
    }

    /** What the incident names; null before that is known. */
    @Nullable Mapping mapping() {
        return mapped ? mapping : null;
    }

    List<HandlingReport.Run> runs() {
        return children.all().stream().map(Child::report).toList();
    }

    FailedStep.Reaction decide(Step step, String cause) {
        return oversight.decide(step, cause);
    }

    /** Says what each thing means that the incident names, and shows it. */
    Mapping map() {
        take(incident);
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
        bulletin.begun(incident, waiting());
        do {
            Workflow.await(() -> !inbox.isEmpty() || children.ended());
            while (!inbox.isEmpty()) {
                reported(inbox.take().orElseGet(this::readAgain));
            }
        } while (!children.ended());
        return outcome.words();
    }

    /** Tells how it ended, and waits until everything is told or lost. */
    String writeBack() {
        tellTheEnd();
        bulletin.drain(UNTIL_ALL_IS_TOLD);
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
        custody.keep(INCIDENT, incident);
        return REPORT + ", SHA-256 " + custody.keep(REPORT, report()).sha256();
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
        progress.phase(phase());
        Workflow.newDetachedCancellationScope(() -> {
                    tellTheEnd();
                    bulletin.drain(UNTIL_ALL_IS_TOLD);
                    oversight.orPage("the look at the vault", custody::lookOnce);
                    oversight.orPage("the record", this::closeRecord);
                    oversight.orPage("the manifest", this::seal);
                })
                .run();
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
                mapping,
                runs(),
                waiting(),
                bulletin.writtenBack(),
                bulletin.undelivered(),
                desk.records(),
                progress.status().steps());
    }

    /** Maps what is new in a report, and shows it here and on the incident before anything is done about it. */
    private void take(SentinelIncident report) {
        List<Entity> added = report.entities().stream()
                .filter(entity -> entities.stream().noneMatch(entity::same))
                .toList();
        boolean first = !mapped;
        entities.addAll(added);
        List<Mapped> more = machines.look(EntityMapper.map(added));
        mapping = mapping.and(more);
        mapped = true;
        progress.show("What the incident names", mapping.table());
        if (first || !more.isEmpty()) {
            bulletin.mapped(more, mapping, incident);
        }
    }

    /** As Sentinel shows it now; as it is known if Sentinel does not show it just now. */
    private SentinelIncident readAgain() {
        try {
            return AZURE_READ
                    .to(SentinelActivities.class, "read the incident again")
                    .incident(request.incidentArmId());
        } catch (ActivityFailure notNow) {
            progress.show("Not read again", Cause.of(notNow).words());
            return incident;
        }
    }

    private void reported(SentinelIncident report) {
        if (report.status() == IncidentStatus.CLOSED) {
            closedBySomebody();
            return;
        }
        Severity before = incident.severity();
        incident = Reports.merged(incident, report);
        take(report);
        if (incident.severity().compareTo(before) < 0) {
            bulletin.raised(before, incident.severity());
            Attributes.describe(incidentId, incident.severity(), request.incidentArmId());
        }
        children.start(mapping, incident);
        bulletin.mark(waiting());
    }

    private void news(Child child, @Nullable RunSoFar before, RunSoFar now) {
        chronicle.news(child, before, now);
        bulletin.mark(waiting());
        outcome.show(progress);
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

    private void tellTheEnd() {
        bulletin.ended(incident, waiting(), UNTIL_ALL_IS_TOLD);
        outcome.timeToContain().ifPresent(Attributes::timeToContain);
    }

    private List<String> waiting() {
        return mapping.waiting().stream()
                .map(each -> each.entity() + ": " + each.words())
                .toList();
    }
}
