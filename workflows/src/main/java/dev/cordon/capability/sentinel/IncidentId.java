package dev.cordon.capability.sentinel;

import dev.cordon.capability.ArmId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Azure Resource Manager id of an incident.
 *
 * @param text {@code /subscriptions/../workspaces/{name}/providers/Microsoft.SecurityInsights/Incidents/{id}}
 */
public record IncidentId(String text) {
    private static final Pattern SHAPE = Pattern.compile(
            "(/subscriptions/[0-9a-f-]{36}/resourceGroups/[^/]{1,90}/providers/Microsoft\\.OperationalInsights"
                    + "/workspaces/([^/]{1,63}))/providers/Microsoft\\.SecurityInsights/Incidents/([0-9A-Za-z-]{1,64})",
            Pattern.CASE_INSENSITIVE);

    /** @throws IllegalArgumentException if it is not such an id */
    public IncidentId {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not the id of an incident; expected"
                    + " /subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.OperationalInsights/workspaces"
                    + "/{workspace}/providers/Microsoft.SecurityInsights/Incidents/{incident}");
        }
    }

    /** The name of the incident in its workspace, mostly a GUID. */
    public String name() {
        return parts().group(3);
    }

    /** Azure Resource Manager id of the workspace. */
    public String workspaceId() {
        return parts().group(1);
    }

    public String workspace() {
        return parts().group(2);
    }

    /** Whether two ids name one incident, spelled alike or not. */
    public boolean same(IncidentId other) {
        return ArmId.same(text, other.text);
    }

    private Matcher parts() {
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException(text);
        }
        return parts;
    }
}
