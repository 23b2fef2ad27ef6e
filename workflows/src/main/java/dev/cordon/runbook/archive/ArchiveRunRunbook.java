package dev.cordon.runbook.archive;

import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.Cause;
import dev.cordon.engine.Waiting;
import dev.cordon.engine.custody.RunToArchive;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Goes on until the record is complete. */
public final class ArchiveRunRunbook implements ArchiveRun {
    private static final String CHANGE = "looked-for-what-is-not-accounted-for";
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    @Override
    public ArchiveReport archive(RunToArchive run) {
        Attributes.describe(
                run.terms().incidentId(), run.terms().severity(), run.terms().target());
        Pager pager = new Pager(run);
        Archive archive = Workflow.getVersion(CHANGE, Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION
                ? new EarlierArchiving(run)
                : new Archiving(run, pager);
        CutShortRun end = run.cutShort();
        if (end != null) {
            pager.page("cut-short", end.words() + ". " + CutShortRun.ADVICE);
        }
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                return archive.completed();
            } catch (CanceledFailure cancelled) {
                throw cancelled;
            } catch (TemporalFailure failure) {
                page(pager, run, Cause.of(failure));
                Waiting.out(pause, "try again to archive the run");
            }
        }
    }

    /** A history that Temporal does not have just now is asked for again before anybody is called. */
    private static void page(Pager pager, RunToArchive run, Cause cause) {
        if (!cause.isGone()) {
            pager.page("archive", "The history of " + run.workflowId() + " is not archived yet: " + cause.words());
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
