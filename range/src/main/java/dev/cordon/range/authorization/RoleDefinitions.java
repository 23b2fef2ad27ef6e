package dev.cordon.range.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Pages;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.rbac.BuiltInRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Role definitions: Azure's own, and the tenant's custom ones. */
public final class RoleDefinitions extends ResourceType {
    private static final Pattern FILTER =
            Pattern.compile("(roleName|type)\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);

    public RoleDefinitions(Tenant tenant) {
        super(tenant, "Microsoft.Authorization/roleDefinitions", "PUT", "DELETE");
    }

    @Override
    protected Answer get(ArmRequest request) {
        String name = request.path().name();
        ObjectNode found = all(request).stream()
                .filter(role -> role.path("name").asText().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> notFound(request.path()));
        return shown(request, 200, found);
    }

    @Override
    protected Answer list(ArmRequest request) {
        Matcher filter = FILTER.matcher(request.call().query("$filter").orElse(""));
        boolean filtered = filter.find();
        List<ObjectNode> found = all(request).stream()
                .filter(role -> !filtered || matches(role, filter.group(1), filter.group(2)))
                .toList();
        return Pages.answer(request, found, 200);
    }

    private static boolean matches(ObjectNode role, String field, String value) {
        String property = field.equalsIgnoreCase("roleName") ? "roleName" : "type";
        return role.path("properties").path(property).asText().equalsIgnoreCase(value);
    }

    private List<ObjectNode> all(ArmRequest request) {
        String subscription =
                request.path().subscription().map(id -> "/subscriptions/" + id).orElse("");
        List<ObjectNode> all = new ArrayList<>();
        BuiltInRoles.all().forEach(role -> all.add(role.toResource(subscription)));
        all.addAll(tenant.access().customRoles());
        return all;
    }

    @Override
    protected Answer put(ArmRequest request) {
        ObjectNode role = request.body();
        boolean there = tenant.store().exists(request.path().text());
        role.put("id", idFor(request))
                .put("type", type())
                .put("name", request.path().name());
        role.withObjectProperty("properties").put("type", "CustomRole");
        tenant.store().put(role);
        return shown(request, there ? 200 : 201, role);
    }

    @Override
    protected Answer delete(ArmRequest request) {
        ObjectNode there = tenant.store().find(request.path().text()).orElse(null);
        tenant.store().remove(request.path().text());
        return there == null ? Answer.empty(204) : shown(request, 200, there);
    }
}
