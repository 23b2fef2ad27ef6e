package dev.cordon.range.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Errors;
import java.util.Optional;

/** Checks that what a network resource refers to exists where it may be referred to from. */
final class References {
    private final Tenant tenant;

    References(Tenant tenant) {
        this.tenant = tenant;
    }

    /** A whole resource: it must exist in the same subscription and region. */
    void resource(ObjectNode from, String id) {
        boolean fits = tenant.store()
                .find(id)
                .filter(resource -> resource.path("location")
                        .asText()
                        .equals(from.path("location").asText()))
                .isPresent();
        if (!fits || !sameSubscription(from, id)) {
            throw missing(from, id);
        }
    }

    /** A subnet: its network must be in the same subscription and region, and hold it. */
    void subnet(ObjectNode from, String id) {
        String network = id.replaceFirst("(?i)/subnets/[^/]+$", "");
        resource(from, network);
        if (find(id).isEmpty()) {
            throw missing(from, id);
        }
    }

    /** The subnet of that id, as it stands in its network. */
    Optional<JsonNode> find(String subnetId) {
        String network = subnetId.replaceFirst("(?i)/subnets/[^/]+$", "");
        String name = ArmPath.of(subnetId).name();
        return tenant.store().find(network).flatMap(found -> {
            for (JsonNode subnet : found.at("/properties/subnets")) {
                if (subnet.path("name").asText().equalsIgnoreCase(name)) {
                    return Optional.of(subnet);
                }
            }
            return Optional.empty();
        });
    }

    private static boolean sameSubscription(ObjectNode from, String id) {
        Optional<String> own = ArmPath.of(from.path("id").asText()).subscription();
        return own.equals(ArmPath.of(id).subscription());
    }

    private static RuntimeException missing(ObjectNode from, String id) {
        return Errors.refusal(
                400,
                "InvalidResourceReference",
                "Resource " + id + " referenced by resource " + from.path("id").asText()
                        + " was not found. Please make sure that the referenced resource exists, and that both"
                        + " resources are in the same region.");
    }
}
