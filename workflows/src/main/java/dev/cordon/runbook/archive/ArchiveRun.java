package dev.cordon.runbook.archive;

import dev.cordon.engine.custody.RunToArchive;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Completes the record of a run from outside, since no run can archive its own end: waits until it has closed, writes
 * its whole history to the vault and seals it. A run that was terminated had no chance to seal its manifest either, and
 * one whose vault was out of reach could not; it is sealed here, with what is known from outside and the reason. What an
 * activity of such a run had written and the run had not accounted for is accounted for here, and access to snapshots
 * that it was given for copies is ended.
 *
 * <p>Started by the run itself when it seals its manifest, or fails to, and by the sweep for every other run that has
 * closed. What cannot be done now is paged about once and tried again until it can; a history that Temporal no longer
 * has is put on record as lost.
 */
@WorkflowInterface
public interface ArchiveRun {
    /** The workflow type: a public contract, never renamed. */
    String TYPE = RunToArchive.ARCHIVED_BY;

    @WorkflowMethod(name = TYPE)
    ArchiveReport archive(RunToArchive run);
}
