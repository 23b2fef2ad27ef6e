package dev.cordon.runbook;

import dev.cordon.runbook.archive.ArchiveRunRunbook;
import dev.cordon.runbook.incident.HandleIncidentRunbook;
import dev.cordon.runbook.isolatevm.IsolateVmRunbook;
import dev.cordon.runbook.preserve.PreserveEvidenceRunbook;
import dev.cordon.runbook.provision.ProvisionVaultRunbook;
import dev.cordon.runbook.releasevm.ReleaseVmRunbook;
import dev.cordon.runbook.sweep.SweepRunsRunbook;
import io.temporal.common.converter.DataConverterException;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkflowImplementationOptions;

/** Every runbook that this version can run or replay. */
public final class Runbooks {
    private static final Class<?>[] IMPLEMENTATIONS = {
        IsolateVmRunbook.class,
        ReleaseVmRunbook.class,
        PreserveEvidenceRunbook.class,
        ArchiveRunRunbook.class,
        SweepRunsRunbook.class,
        ProvisionVaultRunbook.class,
        HandleIncidentRunbook.class
    };

    private Runbooks() {}

    /**
     * Registers every runbook with a worker.
     *
     * <p>Input that cannot be read fails the run at once. Any other unexpected exception is a defect of ours: it leaves
     * the run where it is, to be carried on by a worker that has it mended.
     */
    public static void register(Worker worker) {
        worker.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setFailWorkflowExceptionTypes(DataConverterException.class, IllegalArgumentException.class)
                        .build(),
                IMPLEMENTATIONS);
    }

    /** The implementations, for a replay. */
    public static Class<?>[] implementations() {
        return IMPLEMENTATIONS.clone();
    }
}
