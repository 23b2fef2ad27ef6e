package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.engine.FollowUp;
import dev.cordon.engine.RunIds;
import dev.cordon.engine.custody.Custody;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands a contained machine's disks over to the run that copies their images: that takes hours, containment does not. */
final class Preservation {
    private static final String RUNBOOK = "PreserveEvidence";

    private final IsolateVmRequest request;
    private final Custody custody;

    Preservation(IsolateVmRequest request, Custody custody) {
        this.request = request;
        this.custody = custody;
    }

    /** Starts the run, unless policy has none started; its id, or nothing. */
    Optional<String> start(@Nullable ActivityLogExport activityLog) {
        if (!custody.policy().preserveAfterIsolation()) {
            custody.notCollected(
                    "images/" + request.vm().name(), "by policy no run copies them; the disks are kept as snapshots");
            return Optional.empty();
        }
        String id = RunIds.of(RunIds.PRESERVE_EVIDENCE, request.incidentId(), request.vm());
        return Optional.of(FollowUp.start(
                        RUNBOOK,
                        id,
                        asked(activityLog),
                        "preserves the disks of " + request.vm().name() + " for " + request.incidentId())
                .workflowId());
    }

    private Map<String, Object> asked(@Nullable ActivityLogExport activityLog) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("incidentId", request.incidentId());
        asked.put("vmId", request.vmId());
        asked.put("requestedBy", request.requestedBy());
        asked.put("severity", request.severity().sentinelName());
        asked.put("activityLogHours", request.activityLogHours());
        if (activityLog != null) {
            asked.put("activityLog", activityLog.url());
        }
        return asked;
    }

    /** What came of it, for the step table. */
    static String words(Optional<String> run) {
        return run.map(id -> "run " + id).orElse("by policy none is started");
    }
}
