package dev.cordon.starter.console;

import dev.cordon.runbook.isolatevm.IsolateVmRequest;
import dev.cordon.runbook.releasevm.ReleaseVmRequest;
import dev.cordon.starter.security.Caller;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody filled in to start a run; a field that was left empty is null or blank. */
record StartForm(
        @Nullable String incidentId,
        @Nullable String vmId,
        @Nullable String severity,
        @Nullable String reason,
        @Nullable String alertedAt,
        @Nullable Boolean grantRoles) {

    IsolateVmRequest dryRun(Caller caller, Instant now) {
        Map<String, Object> fields = common(caller);
        put(fields, "alertedAt", alertedAt);
        fields.put("dryRun", true);
        return IsolateVmRequest.read(fields, now);
    }

    ReleaseVmRequest release(Caller caller) {
        Map<String, Object> fields = common(caller);
        fields.put("grantRoles", Boolean.TRUE.equals(grantRoles));
        return ReleaseVmRequest.read(fields);
    }

    private Map<String, Object> common(Caller caller) {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "incidentId", incidentId);
        put(fields, "vmId", vmId);
        put(fields, "severity", severity);
        put(fields, "reason", reason);
        fields.put("requestedBy", caller.name());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            fields.put(name, text.strip());
        }
    }
}
