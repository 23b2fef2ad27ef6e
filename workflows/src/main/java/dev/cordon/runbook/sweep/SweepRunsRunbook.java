package dev.cordon.runbook.sweep;

import static dev.cordon.engine.Calls.CONFIGURATION;
import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.Severity;
import dev.cordon.capability.paging.Page;
import dev.cordon.capability.paging.PagingActivities;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.capability.runs.CutShortRuns;
import dev.cordon.capability.runs.RunsActivities;
import dev.cordon.capability.runs.UnarchivedRuns;
import dev.cordon.engine.Cause;
import dev.cordon.engine.FollowUp;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.custody.RunToArchive;
import dev.cordon.engine.custody.Terms;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One sweep: every run is closed by itself, so that one that cannot be does not keep the others open. */
public final class SweepRunsRunbook implements SweepRuns {
    private static final String CHANGE = "archived-from-outside";
    private static final String EVERY_RUN = "every-run-that-closed";
    private static final int HOURS = 72;
    private static final String CLOSURE = "closure.json";

    private final List<String> closed = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private int known;

    @Override
    public SweepReport sweep() {
        String container = CONFIGURATION
                .to(PolicyActivities.class, "read the containment policy")
                .containment()
                .vaultContainer();
        if (Workflow.getVersion(EVERY_RUN, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION) {
            UnarchivedRuns runs = CONFIGURATION
                    .to(RunsActivities.class, "find runs whose record nobody completes")
                    .unarchived();
            known = runs.known();
            runs.runs().forEach(run -> archive(run, container));
            return new SweepReport(closed, known, failed);
        }
        CutShortRuns runs = CONFIGURATION
                .to(RunsActivities.class, "find runs that were cut short")
                .cutShort(HOURS);
        boolean archived = Workflow.getVersion(CHANGE, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
        runs.runs().forEach(run -> {
            if (archived) {
                archive(run, container);
            } else {
                close(run, container);
            }
        });
        return new SweepReport(closed, known, failed);
    }

    /** Has the record of a run completed by a run of its own, which goes on where this sweep could not wait. */
    private void archive(CutShortRun run, String container) {
        RunToArchive order = new RunToArchive(
                run.runbook(),
                run.workflowId(),
                run.runId(),
                new Terms(container, incident(run), run.target(), severity(run), requestedBy(run)),
                run.byOthers() ? run : null);
        try {
            FollowUp.Started started = FollowUp.start(
                    RunToArchive.ARCHIVED_BY,
                    order.archivedAs(),
                    order,
                    "completes the record of " + run.workflowId() + ", which was ended as " + run.status());
            if (started.now()) {
                closed.add(run.words());
            } else {
                known++;
            }
        } catch (TemporalFailure failure) {
            failed.add(run.workflowId() + ": " + Cause.of(failure).words());
        }
    }

    private static String incident(CutShortRun run) {
        return run.incidentId().isEmpty() ? "unknown-incident" : run.incidentId();
    }

    private static String requestedBy(CutShortRun run) {
        String asked = run.requestedBy();
        return asked == null ? Manifest.UNKNOWN_REQUESTER : asked;
    }

    private static Severity severity(CutShortRun run) {
        return Arrays.stream(Severity.values())
                .filter(each -> each.sentinelName().equalsIgnoreCase(run.severity()))
                .findFirst()
                .orElse(Severity.HIGH);
    }

    /** As sweeps did before histories were archived; those that began then end so. */
    private void close(CutShortRun run, String container) {
        try {
            KeptRecord kept = EVIDENCE_TRANSFER
                    .to(RecordActivities.class, "close the record of " + run.workflowId())
                    .keep(new RecordToKeep(container, incident(run), run.runId(), CLOSURE, run.target(), run));
            if (kept.adopted()) {
                known++;
                return;
            }
            page(run);
            closed.add(run.words());
        } catch (TemporalFailure failure) {
            failed.add(run.workflowId() + ": " + Cause.of(failure).words());
        }
    }

    private static void page(CutShortRun run) {
        CONFIGURATION
                .to(PagingActivities.class, "page about " + run.workflowId())
                .send(new Page(
                        run.workflowId() + "/" + run.runId() + "/cut-short",
                        run.incidentId(),
                        run.workflowId(),
                        run.severity(),
                        run.words() + ". " + CutShortRun.ADVICE));
    }
}
