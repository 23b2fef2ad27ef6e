package dev.cordon.runbook.incident;

import dev.cordon.capability.sentinel.IncidentId;
import dev.cordon.capability.sentinel.IncidentReader;
import dev.cordon.capability.sentinel.UnreadableIncident;
import dev.cordon.engine.Fields;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.ShortHash;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request to handle an incident.
 *
 * @param incidentArmId Azure Resource Manager id of the incident
 * @param requestedBy who asks: the authenticated caller where the request came through the starter, else the sender's
 *     own claim
 */
public record HandleIncidentRequest(String incidentArmId, String requestedBy) {
    private static final List<String> FIELDS = List.of("incidentArmId", "requestedBy");
    private static final int LONGEST_REQUESTED_BY = 200;

    public HandleIncidentRequest {
        try {
            IncidentReader.id("incidentArmId", incidentArmId);
        } catch (UnreadableIncident notAnIncident) {
            throw new InvalidField(notAnIncident.field(), notAnIncident.problem());
        }
        if (requestedBy.length() > LONGEST_REQUESTED_BY) {
            throw new InvalidField(
                    "requestedBy",
                    "has " + requestedBy.length() + " characters; expected at most " + LONGEST_REQUESTED_BY);
        }
    }

    /**
     * Reads a request from decoded JSON.
     *
     * @throws InvalidField if a field is missing, malformed or unknown
     */
    public static HandleIncidentRequest read(@Nullable Object json) {
        Fields fields = Fields.of("request", json, FIELDS);
        return new HandleIncidentRequest(fields.text("incidentArmId"), fields.text("requestedBy"));
    }

    public IncidentId incident() {
        return new IncidentId(incidentArmId);
    }

    /** The id of the run that this request starts or joins: one an incident, whatever the spelling of its id. */
    public String workflowId() {
        return "handle-incident." + incident().name() + "." + hash();
    }

    /** How the incident is named in runs and records: its number, told apart from equal ones of other workspaces. */
    public String incidentId(String number) {
        return "sentinel-" + number + "-" + hash();
    }

    private String hash() {
        return ShortHash.of(incidentArmId.toLowerCase(Locale.ROOT));
    }
}
