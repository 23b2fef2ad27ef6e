package dev.cordon.runbook.sweep;

import static dev.cordon.engine.Calls.CONFIGURATION;
import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.paging.Page;
import dev.cordon.capability.paging.PagingActivities;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.capability.runs.RunsActivities;
import dev.cordon.engine.Cause;
import io.temporal.failure.TemporalFailure;
import java.util.ArrayList;
import java.util.List;

/** One sweep: every run is closed by itself, so that one that cannot be does not keep the others open. */
public final class SweepRunsRunbook implements SweepRuns {
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
        CONFIGURATION
                .to(RunsActivities.class, "find runs that were cut short")
                .cutShort(HOURS)
                .runs()
                .forEach(run -> close(run, container));
        return new SweepReport(closed, known, failed);
    }

    private void close(CutShortRun run, String container) {
        try {
            String incident = run.incidentId().isEmpty() ? "unknown-incident" : run.incidentId();
            KeptRecord kept = EVIDENCE_TRANSFER
                    .to(RecordActivities.class, "close the record of " + run.workflowId())
                    .keep(new RecordToKeep(container, incident, run.runId(), CLOSURE, run.target(), run));
            if (kept.adopted()) {
                known++;
                return;
            }
            page(run);
            closed.add(words(run));
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
                        words(run) + ". It could not finish: see what it had changed, and start it again or release."));
    }

    private static String words(CutShortRun run) {
        return run.workflowId() + " was ended as " + run.status() + " in phase '" + run.phase() + "'"
                + (run.by().isEmpty() ? "" : " by " + run.by())
                + (run.reason().isEmpty() ? "" : ", reason: " + run.reason());
    }
}
