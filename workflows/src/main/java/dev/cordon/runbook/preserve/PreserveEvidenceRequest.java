package dev.cordon.runbook.preserve;

import dev.cordon.capability.Severity;
import dev.cordon.capability.compute.VmId;
import dev.cordon.engine.Fields;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.RunIds;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to preserve one machine's evidence.
 *
 * @param incidentId the incident's id: 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first
 * @param vmId Azure Resource Manager id of the machine
 * @param requestedBy who asks
 * @param severity the incident's severity in Sentinel
 * @param reason why, in at most 500 characters
 * @param activityLogHours how many hours of the Activity Log to export, 1 to 2160 (Azure keeps 90 days)
 * @param activityLog URL of an export in the vault to compare the later one with, as an isolation leaves it; null to
 *     export twice
 */
public record PreserveEvidenceRequest(
        String incidentId,
        String vmId,
        String requestedBy,
        Severity severity,
        @Nullable String reason,
        int activityLogHours,
        @Nullable String activityLog) {
    private static final List<String> FIELDS =
            List.of("incidentId", "vmId", "requestedBy", "severity", "reason", "activityLogHours", "activityLog");
    private static final Pattern INCIDENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int DEFAULT_HOURS = 24;
    private static final int HOURS_AZURE_KEEPS = 90 * 24;
    private static final int LONGEST_REASON = 500;

    public PreserveEvidenceRequest {
        if (!INCIDENT_ID.matcher(incidentId).matches()) {
            throw new InvalidField(
                    "incidentId",
                    "'" + incidentId + "' is not an incident id; expected 1 to 64 letters, digits, '.', '-' or '_',"
                            + " the first a letter or digit");
        }
        try {
            new VmId(vmId);
        } catch (IllegalArgumentException notAMachine) {
            throw new InvalidField("vmId", String.valueOf(notAMachine.getMessage()));
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new InvalidField(
                    "reason", "has " + reason.length() + " characters; expected at most " + LONGEST_REASON);
        }
        if (activityLogHours < 1 || activityLogHours > HOURS_AZURE_KEEPS) {
            throw new InvalidField(
                    "activityLogHours", activityLogHours + " is out of range; expected 1 to " + HOURS_AZURE_KEEPS);
        }
        if (activityLog != null && (!activityLog.startsWith("https://") || activityLog.contains("?"))) {
            throw new InvalidField("activityLog", "is not the plain https URL of a blob; never a signed one");
        }
    }

    /**
     * Reads a request from decoded JSON.
     *
     * @throws InvalidField if a field is missing, malformed or unknown
     */
    public static PreserveEvidenceRequest read(@Nullable Object json) {
        Fields fields = Fields.of("request", json, FIELDS);
        Integer hours = fields.optionalWholeNumber("activityLogHours");
        return new PreserveEvidenceRequest(
                fields.text("incidentId"),
                fields.text("vmId"),
                fields.text("requestedBy"),
                fields.oneOf("severity", Severity.class, Severity.HIGH),
                fields.optionalText("reason"),
                hours == null ? DEFAULT_HOURS : hours,
                fields.optionalText("activityLog"));
    }

    public VmId vm() {
        return new VmId(vmId);
    }

    /** The id of the run that this request starts or joins. */
    public String workflowId() {
        return RunIds.of(RunIds.PRESERVE_EVIDENCE, incidentId, vm());
    }
}
