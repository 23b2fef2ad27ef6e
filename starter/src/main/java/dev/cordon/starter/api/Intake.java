package dev.cordon.starter.api;

import dev.cordon.capability.ArmId;
import dev.cordon.capability.sentinel.IncidentId;
import dev.cordon.engine.InvalidField;
import dev.cordon.starter.security.Caller;
import dev.cordon.starter.security.NotAllowed;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which incidents are taken, and from which applications.
 *
 * @param callers client ids of applications, as tokens carry them in {@code appid} or {@code azp}, or their object ids;
 *     empty for any that has the app role
 * @param workspaces Azure Resource Manager ids of the workspaces whose incidents are taken; empty for any
 */
@ConfigurationProperties("cordon.starter.sentinel")
public record Intake(
        @DefaultValue List<String> callers, @DefaultValue List<String> workspaces) {
    private static final String WORKSPACE = "Microsoft.OperationalInsights/workspaces";

    public Intake {
        callers = callers.stream().filter(each -> !each.isBlank()).toList();
        workspaces = workspaces.stream().filter(each -> !each.isBlank()).toList();
        workspaces.forEach(Intake::requireWorkspace);
    }

    /**
     * Lets people in, and the applications that may have incidents handled: the app role alone is not enough for them.
     *
     * @throws NotAllowed if the caller is another application
     */
    public void admit(Caller caller) {
        boolean one =
                !caller.isApplication() || callers.isEmpty() || callers.stream().anyMatch(caller::hasId);
        if (!one) {
            throw new NotAllowed(caller.name() + " is not one of the callers that may post incidents here.");
        }
    }

    /** @throws InvalidField if the incident is one of another workspace */
    public void take(String field, String incidentArmId) {
        String workspace = new IncidentId(incidentArmId).workspaceId();
        boolean one = workspaces.isEmpty() || workspaces.stream().anyMatch(each -> ArmId.same(each, workspace));
        if (!one) {
            throw new InvalidField(
                    field, "is an incident of the workspace " + workspace + ", whose incidents are not handled here");
        }
    }

    private static void requireWorkspace(String workspace) {
        try {
            ArmId.parse(workspace, WORKSPACE);
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException("cordon.starter.sentinel.workspaces: " + other.getMessage(), other);
        }
    }
}
