package dev.cordon.azure.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Provisioning;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A network interface as Azure wrote it: the whole body, so that writing it back loses nothing. */
record Nic(NicId id, JsonNode json) {
    private static final String NSG = "networkSecurityGroup";

    NicState state() {
        return new NicState(id, location(), nsg(), subnetIds(), privateIps(), etag());
    }

    @Nullable NsgId nsg() {
        JsonNode nsg = properties().path(NSG).path("id");
        return nsg.isTextual() ? new NsgId(nsg.asText()) : null;
    }

    boolean hasNsg(@Nullable NsgId wanted) {
        NsgId has = nsg();
        if (has == null || wanted == null) {
            return has == null && wanted == null;
        }
        return ArmId.same(has.id(), wanted.id());
    }

    String etag() {
        return json.path("etag").asText();
    }

    boolean hasSettled() {
        return Provisioning.hasEnded(properties().path("provisioningState").textValue());
    }

    boolean hasSucceeded() {
        return Provisioning.hasSucceeded(properties().path("provisioningState").textValue());
    }

    /** The whole body with another network security group, or with none, and nothing else changed. */
    ObjectNode withNsg(@Nullable NsgId nsg) {
        ObjectNode body = json.deepCopy();
        ObjectNode properties = (ObjectNode) body.path("properties");
        if (nsg == null) {
            properties.remove(NSG);
        } else {
            properties.set(NSG, body.objectNode().put("id", nsg.id()));
        }
        return body;
    }

    /** Every private address with the subnet that it is in. */
    List<LocalAddress> addresses() {
        return configurations()
                .filter(each -> each.path("privateIPAddress").isTextual())
                .map(each -> new LocalAddress(each.path("privateIPAddress").asText(), subnet(each)))
                .toList();
    }

    List<String> subnetIds() {
        return configurations()
                .map(Nic::subnet)
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    private List<String> privateIps() {
        return addresses().stream().map(LocalAddress::address).toList();
    }

    private String location() {
        return json.path("location").asText().replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private Stream<JsonNode> configurations() {
        return StreamSupport.stream(properties().path("ipConfigurations").spliterator(), false)
                .map(each -> each.path("properties"));
    }

    private JsonNode properties() {
        return json.path("properties");
    }

    private static String subnet(JsonNode configuration) {
        return configuration.path("subnet").path("id").asText();
    }
}
