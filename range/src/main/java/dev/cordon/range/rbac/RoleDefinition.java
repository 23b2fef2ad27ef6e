package dev.cordon.range.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What a role lets its holder do.
 *
 * @param id the role's GUID
 * @param name its display name
 * @param description what it is for
 * @param builtIn whether Azure defines it
 * @param actions allowed operations of the control plane, with wildcards
 * @param notActions what is taken out of them
 * @param dataActions allowed operations of the data plane
 * @param notDataActions what is taken out of those
 */
public record RoleDefinition(
        String id,
        String name,
        String description,
        boolean builtIn,
        List<String> actions,
        List<String> notActions,
        List<String> dataActions,
        List<String> notDataActions) {
    public RoleDefinition {
        actions = List.copyOf(actions);
        notActions = List.copyOf(notActions);
        dataActions = List.copyOf(dataActions);
        notDataActions = List.copyOf(notDataActions);
    }

    /** Reads the first permission block of a stored custom role. */
    static RoleDefinition of(ObjectNode resource) {
        JsonNode properties = resource.path("properties");
        JsonNode permission = properties.path("permissions").path(0);
        return new RoleDefinition(
                resource.path("name").asText(),
                properties.path("roleName").asText(),
                properties.path("description").asText(),
                false,
                texts(permission.path("actions")),
                texts(permission.path("notActions")),
                texts(permission.path("dataActions")),
                texts(permission.path("notDataActions")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    boolean allows(String action, boolean data) {
        return data
                ? Wildcards.anyMatches(dataActions, action) && !Wildcards.anyMatches(notDataActions, action)
                : Wildcards.anyMatches(actions, action) && !Wildcards.anyMatches(notActions, action);
    }

    /** The permission block as ARM shows it. */
    public ObjectNode permission() {
        ObjectNode permission = Json.object();
        fill(permission.putArray("actions"), actions);
        fill(permission.putArray("notActions"), notActions);
        fill(permission.putArray("dataActions"), dataActions);
        fill(permission.putArray("notDataActions"), notDataActions);
        return permission;
    }

    /** A built-in role as ARM shows it below a scope. */
    public ObjectNode toResource(String scope) {
        ObjectNode resource = Json.object();
        resource.put("id", scope + "/providers/Microsoft.Authorization/roleDefinitions/" + id);
        resource.put("type", "Microsoft.Authorization/roleDefinitions").put("name", id);
        ObjectNode properties = resource.putObject("properties");
        properties.put("roleName", name).put("type", "BuiltInRole").put("description", description);
        properties.putArray("assignableScopes").add("/");
        properties.putArray("permissions").add(permission());
        return resource;
    }

    private static void fill(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
