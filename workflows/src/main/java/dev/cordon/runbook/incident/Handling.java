package dev.cordon.runbook.incident;

import static dev.cordon.engine.Calls.AZURE_READ;
import static dev.cordon.runbook.incident.HandleIncidentStep.CHECK_VAULT;
import static dev.cordon.runbook.incident.HandleIncidentStep.CLOSE_RECORD;
import static dev.cordon.runbook.incident.HandleIncidentStep.MAP;
import static dev.cordon.runbook.incident.HandleIncidentStep.READ;
import static dev.cordon.runbook.incident.HandleIncidentStep.RESPOND;
import static dev.cordon.runbook.incident.HandleIncidentStep.SEAL;
import static dev.cordon.runbook.incident.HandleIncidentStep.WRITE_BACK;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelActivities;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.Cause;
import dev.cordon.engine.FailedStep;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Step;
import dev.cordon.engine.Steps;
import dev.cordon.engine.custody.CustodyNotes;
import dev.cordon.engine.gate.DecisionDesk;
import dev.cordon.engine.gate.Ended;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The handling of one incident, step by step. */
final class Handling {
    private final HandleIncidentRequest request;
    private final Inbox inbox;
    private final Progress progress;
    private final DecisionDesk desk;
    private final Steps steps;
    private final Instant startedAt = Instant.ofEpochMilli(Workflow.currentTimeMillis());
    private @Nullable SentinelIncident told;
    private @Nullable Case open;

    Handling(HandleIncidentRequest request, Inbox inbox, Progress progress, DecisionDesk desk) {
        this.request = request;
        this.inbox = inbox;
        this.progress = progress;
        this.desk = desk;
        this.steps = new Steps(List.of(HandleIncidentStep.values()), progress, this::failed);
    }

    @Nullable Mapping mapping() {
        return open == null ? null : open.mapping();
    }

    List<HandlingReport.Run> runs() {
        return open == null ? List.of() : open.runs();
    }

    /** Handles it; what was written and kept by then is accounted for however it ends. */
    HandlingReport toItsEnd() {
        SentinelIncident incident = steps.await(READ, this::read, Handling::words);
        Case handled = begin(incident);
        open = handled;
        try {
            carryOut(handled);
        } catch (Ended ended) {
            return handled.stopped(String.valueOf(ended.getMessage()));
        } catch (CanceledFailure cancelled) {
            handled.cancelled();
            throw cancelled;
        } catch (ApplicationFailure refused) {
            handled.stopped(refused.getOriginalMessage());
            throw refused;
        }
        if (handled.isReportedMore()) {
            // The record is sealed: what has come since is another run's.
            Workflow.continueAsNew(request, handled.takeReportedMore());
        }
        return handled.report();
    }

    private void carryOut(Case handled) {
        steps.await(MAP, handled::map, Mapping::words);
        respond(handled);
        while (handled.isReportedMore()) {
            steps.backTo(RESPOND);
            respond(handled);
        }
        CaseFile file = handled.file();
        steps.runOrSkip(CHECK_VAULT, () -> Optional.of(file.checkVault()), CustodyNotes::vault, Optional.empty());
        steps.runOrSkip(CLOSE_RECORD, file::close, words -> words, "");
        steps.runOrSkip(SEAL, () -> Optional.of(file.seal()), CustodyNotes::manifest, Optional.empty());
        progress.phase(handled.phase());
    }

    private void respond(Case handled) {
        steps.await(RESPOND, handled::respond, words -> words);
        steps.await(WRITE_BACK, handled::writeBack, words -> words);
    }

    private SentinelIncident read() {
        if (told == null) {
            told = inbox.take().map(Inbox.Arrived::incident).orElse(null);
        }
        if (told != null) {
            return withEntities(told);
        }
        inbox.takeToBeRead();
        return readFromSentinel("read the incident");
    }

    /**
     * What a trigger tells may lack the entities. One that Sentinel does not show is taken as it was told; while Sentinel
     * does not answer, nobody knows what it names.
     */
    private SentinelIncident withEntities(SentinelIncident incident) {
        if (!incident.entities().isEmpty()) {
            return incident;
        }
        try {
            return readFromSentinel("read the entities");
        } catch (TemporalFailure notShown) {
            Cause cause = Cause.of(notShown);
            if (cause.isSilence()) {
                throw notShown;
            }
            progress.show("Entities not read", cause.words());
            return incident;
        }
    }

    private SentinelIncident readFromSentinel(String summary) {
        try {
            return AZURE_READ.to(SentinelActivities.class, summary).incident(request.incidentArmId());
        } catch (ActivityFailure failure) {
            Cause cause = Cause.of(failure);
            throw cause.isSilence() ? FailureType.UNREACHABLE.failure(cause.words(), null) : failure;
        }
    }

    private Case begin(SentinelIncident incident) {
        if (incident.status() == IncidentStatus.CLOSED) {
            progress.phase("closed");
            throw ApplicationFailure.newNonRetryableFailure(
                    "the incident is Closed; only a New or Active one is acted on", HandleIncident.NOT_READ);
        }
        String incidentId = request.incidentId(incident.number());
        Attributes.describe(incidentId, incident.severity(), request.incidentArmId());
        progress.headline("Handling incident **" + incident.number() + "** ("
                + incident.severity().sentinelName() + ") " + Markdown.plain(incident.title()) + ", asked for by "
                + Markdown.plain(request.requestedBy()));
        return new Case(request, incidentId, incident, inbox, Policies.read(), progress, desk, startedAt);
    }

    /** Before the incident is known nobody can be asked about it; afterwards people decide. */
    private FailedStep.Reaction failed(Step step, String cause) {
        if (open != null) {
            return open.decide(step, cause);
        }
        progress.phase("failed");
        throw ApplicationFailure.newNonRetryableFailure(
                "the incident cannot be read: " + cause, HandleIncident.NOT_READ);
    }

    private static String words(SentinelIncident incident) {
        return "number " + incident.number() + ", " + incident.severity().sentinelName() + ", "
                + incident.entities().size() + " entities";
    }
}
