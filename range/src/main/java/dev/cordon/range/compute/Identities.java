package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LinkedAccess;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The identities of a machine, and how a write changes them.
 *
 * <p>A user-assigned identity that a PATCH does not name stays; one named with null goes; type {@code None} removes
 * all. A system-assigned identity that comes back is a new principal.
 */
final class Identities {
    private static final String ASSIGNED = "userAssignedIdentities";

    private final Tenant tenant;
    private final LinkedAccess links;

    Identities(Tenant tenant) {
        this.tenant = tenant;
        this.links = new LinkedAccess(tenant);
    }

    /** Applies a PATCH's identity to a machine. */
    void patch(ArmRequest request, String action, ObjectNode machine, JsonNode wanted) {
        Map<String, JsonNode> assigned = new LinkedHashMap<>();
        machine.at("/identity/" + ASSIGNED)
                .properties()
                .forEach(field -> assigned.put(field.getKey(), field.getValue()));
        apply(request, action, machine, wanted, assigned);
    }

    /** Applies a PUT's identity: what it does not name goes. */
    void replace(ArmRequest request, String action, ObjectNode machine, JsonNode before, JsonNode wanted) {
        if (before.isMissingNode()) {
            machine.remove("identity");
        } else {
            machine.set("identity", before);
        }
        apply(request, action, machine, wanted, new LinkedHashMap<>());
    }

    private void apply(
            ArmRequest request, String action, ObjectNode machine, JsonNode wanted, Map<String, JsonNode> assigned) {
        String type = type(wanted);
        if (type.equals("None")) {
            machine.remove("identity");
            return;
        }
        wanted.path(ASSIGNED).properties().forEach(field -> change(request, action, assigned, field));
        boolean userAssigned = type.contains("UserAssigned");
        if (userAssigned && assigned.isEmpty()) {
            throw ComputeAnswers.invalid(
                    "The identity type '" + type + "' requires at least one user assigned identity.");
        }
        ObjectNode identity = Json.object().put("type", type);
        if (type.contains("SystemAssigned")) {
            identity.put("principalId", principal(machine)).put("tenantId", Directory.TENANT_ID);
        }
        if (userAssigned) {
            ObjectNode map = identity.putObject(ASSIGNED);
            assigned.forEach(map::set);
        }
        machine.set("identity", identity);
    }

    private static String type(JsonNode wanted) {
        String type = wanted.path("type").asText("").replace(" ", "").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "none", "" -> "None";
            case "systemassigned" -> "SystemAssigned";
            case "userassigned" -> "UserAssigned";
            case "systemassigned,userassigned" -> "SystemAssigned, UserAssigned";
            default ->
                throw ComputeAnswers.invalid(
                        "The identity type '" + wanted.path("type").asText()
                                + "' is not valid. Allowed are None, SystemAssigned, UserAssigned and both.");
        };
    }

    private static String principal(ObjectNode machine) {
        String before = machine.at("/identity/principalId").asText();
        return before.isEmpty() ? UUID.randomUUID().toString() : before;
    }

    private void change(
            ArmRequest request, String action, Map<String, JsonNode> assigned, Map.Entry<String, JsonNode> field) {
        String id = field.getKey();
        String known = known(assigned, id);
        if (field.getValue().isNull()) {
            if (known == null) {
                throw Errors.refusal(
                        400,
                        "FailedIdentityOperation",
                        "Identity operation for resource '" + request.path() + "' failed: the user assigned identity '"
                                + id + "' is not assigned to it.");
            }
            assigned.remove(known);
        } else if (known == null) {
            links.require(request, action, "Microsoft.ManagedIdentity/userAssignedIdentities/assign/action", id);
            assigned.put(id, description(id));
        }
    }

    private static @Nullable String known(Map<String, JsonNode> assigned, String id) {
        return assigned.keySet().stream()
                .filter(id::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    private ObjectNode description(String id) {
        ObjectNode identity = tenant.store()
                .find(id)
                .orElseThrow(() -> Errors.refusal(
                        400,
                        "FailedIdentityOperation",
                        "Identity operation failed: the user assigned identity '" + id + "' could not be found."));
        ObjectNode description = Json.object();
        description.set("principalId", identity.at("/properties/principalId"));
        description.set("clientId", identity.at("/properties/clientId"));
        return description;
    }
}
