package dev.cordon.range.resources;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;

/** The regions that the tenant's subscriptions may use. */
public final class Locations implements ArmHandler {
    @Override
    public boolean handles(ArmRequest request) {
        return request.reads()
                && request.path().segments().size() == 3
                && request.path().name().equalsIgnoreCase("locations");
    }

    @Override
    public String action(ArmRequest request) {
        return "Microsoft.Resources/subscriptions/locations/read";
    }

    @Override
    public Answer answer(ArmRequest request) {
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        value.add(location(request, "westeurope", "Europe", "West Europe"));
        value.add(location(request, "northeurope", "Europe", "North Europe"));
        value.add(location(request, "francecentral", "Europe", "France Central"));
        value.add(location(request, "swedencentral", "Europe", "Sweden Central"));
        value.add(location(request, "eastus", "US", "East US"));
        return Answer.json(200, body);
    }

    private static ObjectNode location(ArmRequest request, String name, String geography, String displayName) {
        ObjectNode location = Json.object();
        location.put("id", "/subscriptions/" + request.subscription() + "/locations/" + name);
        location.put("name", name).put("type", "Region").put("displayName", displayName);
        location.put("regionalDisplayName", "(" + geography + ") " + displayName);
        location.putObject("metadata").put("regionType", "Physical").put("regionCategory", "Recommended");
        return location;
    }
}
