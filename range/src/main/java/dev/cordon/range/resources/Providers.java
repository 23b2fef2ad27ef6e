package dev.cordon.range.resources;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Resource providers, all registered, and the types they offer. */
public final class Providers implements ArmHandler {
    private static final List<String> VERSIONS =
            List.of("2026-04-01", "2025-08-01", "2024-11-01", "2023-11-01", "2022-09-01", "2021-04-01");

    private final Map<String, List<String>> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    public Providers() {
        types.put(
                "Microsoft.Compute",
                List.of(
                        "virtualMachines",
                        "virtualMachineScaleSets",
                        "virtualMachineScaleSets/virtualMachines",
                        "disks",
                        "snapshots",
                        "locations",
                        "locations/operations"));
        types.put(
                "Microsoft.Network",
                List.of(
                        "virtualNetworks",
                        "networkInterfaces",
                        "networkSecurityGroups",
                        "publicIPAddresses",
                        "locations",
                        "locations/operations"));
        types.put(
                "Microsoft.Storage",
                List.of("storageAccounts", "storageAccounts/blobServices", "storageAccounts/blobServices/containers"));
        types.put("Microsoft.KeyVault", List.of("vaults"));
        types.put("Microsoft.ManagedIdentity", List.of("userAssignedIdentities"));
        types.put("Microsoft.Authorization", List.of("locks", "roleAssignments", "roleDefinitions", "permissions"));
        types.put("Microsoft.Resources", List.of("subscriptions", "resourceGroups", "tags", "resources", "tenants"));
        types.put("Microsoft.ResourceGraph", List.of("resources"));
        types.put("Microsoft.Insights", List.of("eventtypes"));
        types.put("Microsoft.OperationalInsights", List.of("workspaces"));
        types.put("Microsoft.SecurityInsights", List.of("incidents", "entities", "automationRules"));
        types.put("Microsoft.Logic", List.of("workflows", "workflows/runs", "workflows/runs/actions"));
        types.put("Microsoft.Web", List.of("connections"));
    }

    @Override
    public boolean handles(ArmRequest request) {
        List<String> segments = request.path().segments();
        boolean below = segments.size() >= 3 && segments.get(2).equalsIgnoreCase("providers");
        return request.reads() && below && segments.size() <= 4;
    }

    @Override
    public String action(ArmRequest request) {
        return "Microsoft.Resources/subscriptions/providers/read";
    }

    @Override
    public Answer answer(ArmRequest request) {
        if (request.path().segments().size() == 3) {
            ObjectNode body = Json.object();
            ArrayNode value = body.putArray("value");
            types.keySet().forEach(namespace -> value.add(provider(request, namespace)));
            return Answer.json(200, body);
        }
        String namespace = request.path().name();
        if (!types.containsKey(namespace)) {
            throw Errors.refusal(
                    404, "InvalidResourceNamespace", "The resource namespace '" + namespace + "' is invalid.");
        }
        return Answer.json(200, provider(request, namespace));
    }

    private ObjectNode provider(ArmRequest request, String asked) {
        String namespace = types.keySet().stream()
                .filter(asked::equalsIgnoreCase)
                .findFirst()
                .orElse(asked);
        ObjectNode provider = Json.object();
        provider.put("id", "/subscriptions/" + request.subscription() + "/providers/" + namespace);
        provider.put("namespace", namespace).put("registrationPolicy", "RegistrationRequired");
        provider.put("registrationState", "Registered");
        ArrayNode offered = provider.putArray("resourceTypes");
        types.getOrDefault(namespace, List.of()).forEach(type -> offered.add(type(type)));
        return provider;
    }

    private static ObjectNode type(String name) {
        ObjectNode type = Json.object().put("resourceType", name);
        type.putArray("locations").add("West Europe").add("North Europe");
        VERSIONS.forEach(type.putArray("apiVersions")::add);
        return type.put("defaultApiVersion", VERSIONS.get(1)).put("capabilities", "SupportsTags, SupportsLocation");
    }
}
