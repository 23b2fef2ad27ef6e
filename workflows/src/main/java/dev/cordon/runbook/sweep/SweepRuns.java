package dev.cordon.runbook.sweep;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Finds runs that closed, however, and whose record nobody completes, since terminating gives a run no chance to and a
 * vault may be out of reach: writes what is known and why to the vault, and pages. Started by a schedule; sweeping twice
 * closes and pages once.
 */
@WorkflowInterface
public interface SweepRuns {
    /** The workflow type: a public contract, never renamed. */
    String TYPE = "SweepRuns";

    /** Id of the Temporal schedule that starts it. */
    String SCHEDULE = "cordon-sweep";

    @WorkflowMethod(name = TYPE)
    SweepReport sweep();
}
