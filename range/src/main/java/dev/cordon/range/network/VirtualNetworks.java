package dev.cordon.range.network;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import java.util.Optional;

/** Virtual networks, and the security admin rules that a network manager lays over them. */
public final class VirtualNetworks extends NetworkType {
    private final References references;

    public VirtualNetworks(Tenant tenant) {
        super(tenant, "Microsoft.Network/virtualNetworks");
        this.references = new References(tenant);
        action("listNetworkManagerEffectiveSecurityAdminRules", this::adminRules);
    }

    @Override
    protected void complete(ArmRequest request, ObjectNode network, Optional<ObjectNode> existing) {
        super.complete(request, network, existing);
        existing.filter(before -> before.has("_adminRules"))
                .ifPresent(before -> network.set("_adminRules", before.get("_adminRules")));
        network.withObjectProperty("properties")
                .withArrayProperty("subnets")
                .forEach(subnet -> complete(network, (ObjectNode) subnet, references));
    }

    static void complete(ObjectNode network, ObjectNode subnet, References references) {
        subnet.put(
                "id",
                network.path("id").asText() + "/subnets/" + subnet.path("name").asText());
        subnet.put("type", "Microsoft.Network/virtualNetworks/subnets").put("etag", newEtag());
        subnet.withObjectProperty("properties").put("provisioningState", "Succeeded");
        String group = subnet.at("/properties/networkSecurityGroup/id").asText();
        if (!group.isEmpty()) {
            references.resource(network, group);
        }
    }

    private Answer adminRules(ArmRequest request) {
        ObjectNode body = Json.object();
        body.putArray("value").addAll(existing(request).withArrayProperty("_adminRules"));
        return Answer.json(200, body);
    }
}
