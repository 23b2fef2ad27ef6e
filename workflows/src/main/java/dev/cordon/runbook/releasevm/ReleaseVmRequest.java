package dev.cordon.runbook.releasevm;

import dev.cordon.capability.Severity;
import dev.cordon.capability.compute.VmId;
import dev.cordon.engine.Fields;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.ShortHash;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request to release one contained machine.
 *
 * @param incidentId the incident that it was contained for
 * @param vmId Azure Resource Manager id of the machine
 * @param requestedBy who asks; never one of those who approve
 * @param severity the incident's severity in Sentinel
 * @param reason why it may be reopened, in at most 500 characters
 * @param grantRoles whether the roles of the old system-assigned principal are granted to the new one
 */
public record ReleaseVmRequest(
        String incidentId,
        String vmId,
        String requestedBy,
        Severity severity,
        @Nullable String reason,
        boolean grantRoles) {
    private static final List<String> FIELDS =
            List.of("incidentId", "vmId", "requestedBy", "severity", "reason", "grantRoles");
    private static final int LONGEST_REASON = 500;

    public ReleaseVmRequest {
        try {
            new VmId(vmId);
        } catch (IllegalArgumentException notAMachine) {
            throw new InvalidField("vmId", String.valueOf(notAMachine.getMessage()));
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new InvalidField(
                    "reason", "has " + reason.length() + " characters; expected at most " + LONGEST_REASON);
        }
    }

    /**
     * Reads a request from decoded JSON.
     *
     * @throws InvalidField if a field is missing, malformed or unknown
     */
    public static ReleaseVmRequest read(@Nullable Object json) {
        Fields fields = Fields.of("request", json, FIELDS);
        return new ReleaseVmRequest(
                fields.text("incidentId"),
                fields.text("vmId"),
                fields.text("requestedBy"),
                fields.oneOf("severity", Severity.class, Severity.HIGH),
                fields.optionalText("reason"),
                fields.optionalBoolean("grantRoles"));
    }

    public VmId vm() {
        return new VmId(vmId);
    }

    /** The id of the run that this request starts or joins. */
    public String workflowId() {
        return "release-vm." + incidentId + "." + vm().name() + "." + ShortHash.of(vmId.toLowerCase(Locale.ROOT));
    }
}
