package dev.cordon.runbook.archive;

import dev.cordon.engine.custody.RunToArchive;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Completes the record of a run from outside, since no run can archive its own end: waits until it has closed, writes
 * its whole history to the vault and seals it. A run that was terminated had no chance to seal its manifest either; it
 * is sealed here, with what is known from outside and the reason.
 *
 * <p>Started by the run itself as the last thing it does, so that it exists as surely as the manifest does, and by the
 * sweep for runs that others ended. What cannot be done now is paged about once and tried again until it can.
 */
@WorkflowInterface
public interface ArchiveRun {
    /** The workflow type: a public contract, never renamed. */
    String TYPE = RunToArchive.ARCHIVED_BY;

    @WorkflowMethod(name = TYPE)
    ArchiveReport archive(RunToArchive run);
}
