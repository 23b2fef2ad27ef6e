package dev.cordon.range.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Errors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Role assignments, at any scope. */
public final class RoleAssignments extends ResourceType {
    private static final Pattern PRINCIPAL =
            Pattern.compile("(?:principalId\\s+eq\\s+|assignedTo\\()'([^']+)'", Pattern.CASE_INSENSITIVE);

    public RoleAssignments(Tenant tenant) {
        super(tenant, "Microsoft.Authorization/roleAssignments", "PUT", "DELETE");
    }

    @Override
    protected Answer list(ArmRequest request) {
        Matcher principal = PRINCIPAL.matcher(request.call().query("$filter").orElse(""));
        if (!principal.find()) {
            return Scoped.list(tenant, request, type());
        }
        String id = principal.group(1);
        return Scoped.list(
                tenant,
                request,
                type(),
                assignment -> assignment.at("/properties/principalId").asText().equalsIgnoreCase(id));
    }

    @Override
    protected Answer put(ArmRequest request) {
        ObjectNode assignment = request.body();
        ObjectNode properties = assignment.withObjectProperty("properties");
        String principal = properties.path("principalId").asText();
        String role = properties.path("roleDefinitionId").asText();
        if (principal.isEmpty()
                || tenant.access().definition(ArmPath.of(role).name()).isEmpty()) {
            throw Errors.refusal(
                    400,
                    "RoleDefinitionDoesNotExist",
                    "A role assignment needs a principalId and the id of a role definition that exists, but has '"
                            + principal + "' and '" + role + "'.");
        }
        refuseTwin(request, principal, role);
        boolean there = tenant.store().exists(request.path().text());
        assignment
                .put("id", idFor(request))
                .put("type", type())
                .put("name", request.path().name());
        properties.put("scope", request.path().scope());
        if (!properties.has("principalType")) {
            properties.put("principalType", "ServicePrincipal");
        }
        note(request, properties);
        tenant.store().put(assignment);
        return shown(request, there ? 200 : 201, assignment);
    }

    private void note(ArmRequest request, ObjectNode properties) {
        String now = tenant.clock().instant().toString();
        Caller caller = request.call().caller();
        String by = caller == null ? "" : caller.objectId();
        properties.put("createdOn", now).put("updatedOn", now);
        properties.put("createdBy", by).put("updatedBy", by);
    }

    private void refuseTwin(ArmRequest request, String principal, String role) {
        boolean twin = tenant.access().assignments().stream()
                .filter(other -> !other.path("name")
                        .asText()
                        .equalsIgnoreCase(request.path().name()))
                .filter(other -> other.at("/properties/principalId").asText().equalsIgnoreCase(principal))
                .filter(other -> other.at("/properties/scope")
                        .asText()
                        .equalsIgnoreCase(request.path().scope()))
                .anyMatch(other -> ArmPath.of(
                                other.at("/properties/roleDefinitionId").asText())
                        .name()
                        .equalsIgnoreCase(ArmPath.of(role).name()));
        if (twin) {
            throw Errors.refusal(409, "RoleAssignmentExists", "The role assignment already exists.");
        }
    }

    @Override
    protected Answer delete(ArmRequest request) {
        ObjectNode there = tenant.store().find(request.path().text()).orElse(null);
        tenant.store().remove(request.path().text());
        return there == null ? Answer.empty(204) : shown(request, 200, there);
    }
}
