package dev.cordon.range.monitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Pages;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import java.util.Arrays;
import java.util.List;

/** The Activity Log of a subscription, filtered and in pages. */
public final class ActivityLogEvents implements ArmHandler {
    private static final int PAGE = 25;

    private final Tenant tenant;

    public ActivityLogEvents(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public boolean handles(ArmRequest request) {
        return request.reads() && request.path().type().equalsIgnoreCase("Microsoft.Insights/eventtypes/values");
    }

    @Override
    public String action(ArmRequest request) {
        return "Microsoft.Insights/eventtypes/values/read";
    }

    @Override
    public Answer answer(ArmRequest request) {
        EventFilter filter = EventFilter.of(
                request.call().query("$filter").orElse(""), tenant.clock().instant());
        List<String> fields = request.call()
                .query("$select")
                .filter(text -> !text.isBlank())
                .map(text -> Arrays.stream(text.split(",")).map(String::trim).toList())
                .orElse(List.of());
        List<ObjectNode> events = tenant.activityLog().visibleAt(tenant.clock().instant()).stream()
                .filter(event -> event.path("subscriptionId").asText().equalsIgnoreCase(request.subscription()))
                .filter(filter::accepts)
                .map(event -> selected(event, fields))
                .toList();
        return Pages.answer(request, events, PAGE);
    }

    private static ObjectNode selected(ObjectNode event, List<String> fields) {
        if (fields.isEmpty()) {
            return event;
        }
        ObjectNode selected = Json.object();
        event.properties().stream()
                .filter(field -> fields.stream().anyMatch(field.getKey()::equalsIgnoreCase))
                .forEach(field -> selected.set(field.getKey(), field.getValue()));
        return selected;
    }
}
