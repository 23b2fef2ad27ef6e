package dev.cordon.azure.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.plan.Finding;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Whether the worker may write an interface together with what its IP configurations refer to: Azure asks for the right
 * to join each of them, also where the write leaves the reference as it was.
 */
final class JoinQuestion implements Question {
    private static final String VERSION = "?api-version=2025-05-01";
    private static final Map<String, String> JOINS = Map.of(
            "publicIPAddress", "Microsoft.Network/publicIPAddresses/join/action",
            "loadBalancerBackendAddressPools", "Microsoft.Network/loadBalancers/backendAddressPools/join/action",
            "loadBalancerInboundNatRules", "Microsoft.Network/loadBalancers/inboundNatRules/join/action",
            "applicationGatewayBackendAddressPools",
                    "Microsoft.Network/applicationGateways/backendAddressPools/join/action",
            "applicationSecurityGroups", "Microsoft.Network/applicationSecurityGroups/joinIpConfiguration/action");

    private final Azure azure;
    private final NicId nic;

    JoinQuestion(Azure azure, NicId nic) {
        this.azure = azure;
        this.nic = nic;
    }

    @Override
    public List<Finding> get() {
        Reading<JsonNode> read =
                Reading.of(() -> azure.clients().arm().get(nic.id() + VERSION).json());
        List<Supplier<List<Finding>>> questions = read.found().stream()
                .flatMap(found -> elements(found.at("/properties/ipConfigurations")))
                .flatMap(this::joins)
                .toList();
        return azure.together().all(questions).stream().flatMap(List::stream).toList();
    }

    private Stream<Supplier<List<Finding>>> joins(JsonNode configuration) {
        return JOINS.entrySet().stream()
                .flatMap(join -> linked(configuration.path("properties").path(join.getKey()))
                        .map(id -> join(id, join.getValue())));
    }

    private Question join(String id, String action) {
        return new PermissionQuestion(azure, id, List.of(Need.step(action, "cut off interfaces that refer to it")));
    }

    private static Stream<String> linked(JsonNode reference) {
        Stream<JsonNode> references = reference.isArray() ? elements(reference) : Stream.of(reference);
        return references.map(each -> each.path("id").asText()).filter(id -> !id.isEmpty());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
