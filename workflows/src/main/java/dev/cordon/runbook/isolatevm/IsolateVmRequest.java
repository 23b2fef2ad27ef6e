package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.ArmId;
import dev.cordon.capability.Severity;
import dev.cordon.capability.compute.VmId;
import dev.cordon.engine.Fields;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.RunIds;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to isolate one virtual machine.
 *
 * @param incidentId the incident's id: 1 to 64 letters, digits, dots, dashes and underscores, a letter or digit first
 * @param vmId Azure Resource Manager id of the machine
 * @param requestedBy who asks: the authenticated caller where the request came through the starter, else the sender's
 *     own claim
 * @param severity the incident's severity in Sentinel
 * @param reason why, in at most 500 characters
 * @param alertedAt when the alert was raised; time to contain counts from it, or from the start of the run if null
 * @param dryRun whether to end after the plan, having changed nothing
 * @param activityLogHours how many hours of the Activity Log to export, 1 to 2160 (Azure keeps 90 days)
 * @param proposed whether it asks somebody before its first change, even where policy would ask nobody
 */
public record IsolateVmRequest(
        String incidentId,
        String vmId,
        String requestedBy,
        Severity severity,
        @Nullable String reason,
        @Nullable Instant alertedAt,
        int activityLogHours,
        boolean dryRun,
        boolean proposed) {
    private static final List<String> FIELDS = List.of(
            "incidentId",
            "vmId",
            "requestedBy",
            "severity",
            "reason",
            "alertedAt",
            "activityLogHours",
            "dryRun",
            "proposed");
    private static final Pattern INCIDENT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final String SCALE_SET_INSTANCE = "Microsoft.Compute/virtualMachineScaleSets/virtualMachines";
    private static final int DEFAULT_HOURS = 24;
    private static final int HOURS_AZURE_KEEPS = 90 * 24;
    private static final int LONGEST_REQUESTED_BY = 200;
    private static final int LONGEST_REASON = 500;

    public IsolateVmRequest {
        if (!INCIDENT_ID.matcher(incidentId).matches()) {
            throw new InvalidField(
                    "incidentId",
                    "'" + incidentId + "' is not an incident id; expected 1 to 64 letters, digits, '.', '-' or '_',"
                            + " the first a letter or digit");
        }
        requireMachine(vmId);
        requireLength("requestedBy", requestedBy, LONGEST_REQUESTED_BY);
        if (reason != null) {
            requireLength("reason", reason, LONGEST_REASON);
        }
        if (activityLogHours < 1 || activityLogHours > HOURS_AZURE_KEEPS) {
            throw new InvalidField(
                    "activityLogHours", activityLogHours + " is out of range; expected 1 to " + HOURS_AZURE_KEEPS);
        }
    }

    /**
     * Reads a request from decoded JSON.
     *
     * @param now the time against which {@code alertedAt} is checked
     * @throws InvalidField if a field is missing, malformed or unknown
     */
    public static IsolateVmRequest read(@Nullable Object json, Instant now) {
        Fields fields = Fields.of("request", json, FIELDS);
        Integer hours = fields.optionalWholeNumber("activityLogHours");
        IsolateVmRequest request = new IsolateVmRequest(
                fields.text("incidentId"),
                fields.text("vmId"),
                fields.text("requestedBy"),
                fields.oneOf("severity", Severity.class, Severity.HIGH),
                fields.optionalText("reason"),
                fields.optionalInstant("alertedAt"),
                hours == null ? DEFAULT_HOURS : hours,
                fields.optionalBoolean("dryRun"),
                fields.optionalBoolean("proposed"));
        if (request.alertedAt != null && request.alertedAt.isAfter(now)) {
            throw new InvalidField("alertedAt", request.alertedAt + " is in the future; it is " + now);
        }
        return request;
    }

    public VmId vm() {
        return new VmId(vmId);
    }

    /**
     * The id of the run that this request starts or joins: the same for the same incident and machine, whatever the
     * spelling of the machine's id.
     */
    public String workflowId() {
        return RunIds.of(RunIds.ISOLATE_VM, incidentId, vm());
    }

    private static void requireMachine(String vmId) {
        try {
            if (ArmId.parse(vmId).type().equalsIgnoreCase(SCALE_SET_INSTANCE)) {
                throw new InvalidField(
                        "vmId",
                        "'" + vmId + "' is an instance of a scale set in Uniform orchestration; its network cannot be"
                                + " changed by itself, so Cordon isolates only machines and instances of Flexible sets");
            }
            ArmId.parse(vmId, "Microsoft.Compute/virtualMachines");
        } catch (InvalidField scaleSet) {
            throw scaleSet;
        } catch (IllegalArgumentException notAMachine) {
            throw new InvalidField("vmId", String.valueOf(notAMachine.getMessage()));
        }
    }

    private static void requireLength(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new InvalidField(field, "has " + text.length() + " characters; expected at most " + longest);
        }
    }
}
