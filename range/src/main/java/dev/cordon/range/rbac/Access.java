package dev.cordon.range.rbac;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Caller;
import dev.cordon.range.tenant.ResourceStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the tenant's role assignments let a principal do at a scope. */
public final class Access {
    private static final String ASSIGNMENTS = "/providers/microsoft.authorization/roleassignments/";
    private static final String DEFINITIONS = "/providers/microsoft.authorization/roledefinitions/";

    private final ResourceStore store;

    public Access(ResourceStore store) {
        this.store = store;
    }

    /** Whether a caller may do something through ARM, such as {@code Microsoft.Compute/disks/read}. */
    public boolean allows(Caller caller, String action, String scope) {
        return roles(caller.objectId(), scope).anyMatch(role -> role.allows(action, false));
    }

    /** Whether a caller may do something with the data itself, such as reading a blob. */
    public boolean allowsData(Caller caller, String dataAction, String scope) {
        return roles(caller.objectId(), scope).anyMatch(role -> role.allows(dataAction, true));
    }

    /** Whether a caller holds any role at a scope, above it, or at something below it. */
    public boolean sees(Caller caller, String scope) {
        String key = scope.toLowerCase(Locale.ROOT);
        return assignmentsOf(caller.objectId())
                .map(Access::scopeOf)
                .anyMatch(granted -> covers(granted, key) || covers(key, granted));
    }

    /** The roles that a principal holds at a scope, inherited ones too. */
    public Stream<RoleDefinition> roles(String principalId, String scope) {
        String key = scope.toLowerCase(Locale.ROOT);
        return assignmentsOf(principalId)
                .filter(assignment -> covers(scopeOf(assignment), key))
                .flatMap(assignment -> definition(assignment).stream());
    }

    /** Every role assignment of the tenant. */
    public List<ObjectNode> assignments() {
        return store.whoseIdContains(ASSIGNMENTS);
    }

    private Stream<ObjectNode> assignmentsOf(String principalId) {
        return assignments().stream()
                .filter(assignment ->
                        assignment.at("/properties/principalId").asText().equalsIgnoreCase(principalId));
    }

    private static String scopeOf(ObjectNode assignment) {
        return assignment.at("/properties/scope").asText().toLowerCase(Locale.ROOT);
    }

    private static boolean covers(String granted, String scope) {
        return granted.equals("/") || scope.equals(granted) || scope.startsWith(granted + "/");
    }

    private Optional<RoleDefinition> definition(ObjectNode assignment) {
        String id = assignment.at("/properties/roleDefinitionId").asText();
        return definition(id.substring(id.lastIndexOf('/') + 1));
    }

    /** The role of that GUID, built in or custom. */
    public Optional<RoleDefinition> definition(String guid) {
        return BuiltInRoles.find(guid)
                .or(() -> customRoles().stream()
                        .filter(role -> role.path("name").asText().equalsIgnoreCase(guid))
                        .map(RoleDefinition::of)
                        .findFirst());
    }

    /** Every custom role of the tenant. */
    public List<ObjectNode> customRoles() {
        return store.whoseIdContains(DEFINITIONS);
    }
}
