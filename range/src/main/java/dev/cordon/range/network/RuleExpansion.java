package dev.cordon.range.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes security rules as the effective-rules answer has them: ranges spelled out, tags expanded. */
final class RuleExpansion {
    private final List<String> networkPrefixes = new ArrayList<>();

    RuleExpansion(Optional<JsonNode> network) {
        network.ifPresent(found -> found.at("/properties/addressSpace/addressPrefixes")
                .forEach(prefix -> networkPrefixes.add(prefix.asText())));
        networkPrefixes.add("168.63.129.16/32");
    }

    ObjectNode of(String kind, JsonNode rule) {
        JsonNode given = rule.path("properties");
        ObjectNode effective = Json.object();
        effective.put("name", kind + "/" + rule.path("name").asText());
        String protocol = given.path("protocol").asText("*");
        effective.put("protocol", protocol.equals("*") ? "All" : protocol);
        ports(effective, given, "sourcePortRange");
        ports(effective, given, "destinationPortRange");
        addresses(effective, given, "source");
        addresses(effective, given, "destination");
        effective.set("access", given.path("access"));
        effective.set("priority", given.path("priority"));
        effective.set("direction", given.path("direction"));
        return effective;
    }

    private static void ports(ObjectNode effective, JsonNode given, String name) {
        List<String> ranges = values(given, name, name + "s").stream()
                .map(RuleExpansion::range)
                .toList();
        effective.put(name, ranges.get(0));
        ArrayNode all = effective.putArray(name + "s");
        ranges.forEach(all::add);
    }

    private static String range(String port) {
        return port.equals("*") ? "0-65535" : port.contains("-") ? port : port + "-" + port;
    }

    private void addresses(ObjectNode effective, JsonNode given, String side) {
        String single = side + "AddressPrefix";
        List<String> prefixes = values(given, single, single + "es");
        List<String> shown = prefixes.stream()
                .map(prefix -> prefix.equals("*") ? "0.0.0.0/0" : prefix)
                .toList();
        effective.put(single, shown.get(0));
        ArrayNode all = effective.putArray(single + "es");
        shown.forEach(all::add);
        if (prefixes.contains("VirtualNetwork")) {
            String expanded =
                    side.equals("source") ? "expandedSourceAddressPrefix" : "expandedDestinationAddressPrefix";
            networkPrefixes.forEach(effective.putArray(expanded)::add);
        }
    }

    private static List<String> values(JsonNode given, String single, String many) {
        List<String> values = new ArrayList<>();
        given.path(many).forEach(value -> values.add(value.asText()));
        if (values.isEmpty()) {
            values.add(given.path(single).asText("*"));
        }
        return values;
    }
}
