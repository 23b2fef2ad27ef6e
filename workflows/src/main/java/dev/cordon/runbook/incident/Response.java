package dev.cordon.runbook.incident;

import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.policy.Initiative;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.RunIds;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runbooks that an incident sets going for a machine, and how each is asked: another one joins by an entry here. */
enum Response {
    ISOLATE_VM("IsolateVm", RunIds.ISOLATE_VM, "isolate", true),
    PRESERVE_EVIDENCE("PreserveEvidence", RunIds.PRESERVE_EVIDENCE, "preserve the evidence of", false);

    private static final int LONGEST_REASON = 500;

    private final String runbook;
    private final String idPrefix;
    private final String verb;
    private final boolean contains;

    Response(String runbook, String idPrefix, String verb, boolean contains) {
        this.runbook = runbook;
        this.idPrefix = idPrefix;
        this.verb = verb;
        this.contains = contains;
    }

    /** The workflow type. */
    String runbook() {
        return runbook;
    }

    /** Whether it cuts a machine off, so that the incident is contained by it and it is started anew after a release. */
    boolean contains() {
        return contains;
    }

    String workflowId(String incidentId, VmId vm) {
        return RunIds.of(idPrefix, incidentId, vm);
    }

    /** What a run of it does to a machine, in words. */
    String words(VmId vm) {
        return verb + " " + vm.name();
    }

    /**
     * The request, as the runbook reads it.
     *
     * @param alertedAt from when the time to contain counts; null if nobody says
     */
    Map<String, Object> request(
            String incidentId,
            VmId vm,
            String requestedBy,
            SentinelIncident incident,
            Initiative initiative,
            @Nullable Instant alertedAt,
            Instant now) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("incidentId", incidentId);
        request.put("vmId", vm.id());
        request.put("requestedBy", requestedBy);
        request.put("severity", incident.severity().sentinelName());
        request.put("reason", reason(incident));
        if (contains && alertedAt != null) {
            request.put("alertedAt", notAfter(now, alertedAt).toString());
        }
        if (contains && initiative == Initiative.PROPOSE) {
            request.put("proposed", true);
        }
        return request;
    }

    /** Sentinel's clock may be ahead of ours by a little, and a runbook refuses what lies in the future. */
    private static Instant notAfter(Instant now, Instant alertedAt) {
        return alertedAt.isAfter(now) ? now : alertedAt;
    }

    private static String reason(SentinelIncident incident) {
        String title = incident.title().isEmpty() ? "" : ": " + incident.title();
        String reason = "Sentinel incident " + incident.number() + title;
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }
}
