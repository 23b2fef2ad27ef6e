package dev.cordon.range.resourcegraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Errors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request to Resource Graph.
 *
 * @param text the query
 * @param subscriptions whose resources it is about; empty for everything that the caller sees
 * @param managementGroups the same by management group
 * @param page which part of the result is asked for, and in which format
 */
record GraphQuery(String text, List<String> subscriptions, List<String> managementGroups, Page page) {
    private static final String WITHOUT_SUBSCRIPTIONS = "2020-04-01";
    private static final Set<String> SCOPE_FILTERS =
            Set.of("AtScopeAndBelow", "AtScopeAndAbove", "AtScopeAboveAndBelow", "AtScopeExact");

    static GraphQuery of(ArmRequest request, GraphErrors errors) {
        ObjectNode body = request.body();
        if (!body.path("query").isTextual() || body.path("query").asText().isBlank()) {
            throw errors.badRequest("RequiredParameter", "The query is required and must be a text.");
        }
        if (!body.path("facets").isEmpty()) {
            throw Errors.refusal(501, "NotImplemented", "The range's Resource Graph does not implement facets.");
        }
        List<String> subscriptions = texts(body.path("subscriptions"));
        if (subscriptions.isEmpty() && request.apiVersion().compareTo(WITHOUT_SUBSCRIPTIONS) < 0) {
            throw errors.badRequest("RequiredParameter", "Subscriptions are required in this api-version.");
        }
        scopeFilter(body.at("/options/authorizationScopeFilter"), errors);
        return new GraphQuery(
                body.path("query").asText(),
                subscriptions,
                texts(body.path("managementGroups")),
                Page.of(body.path("options"), request.apiVersion(), errors));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText().toLowerCase(Locale.ROOT)));
        return texts;
    }

    private static void scopeFilter(JsonNode filter, GraphErrors errors) {
        if (filter.isTextual() && !SCOPE_FILTERS.contains(filter.asText())) {
            throw errors.badRequest(
                    "InvalidParameter", "authorizationScopeFilter must be one of " + SCOPE_FILTERS + ".");
        }
    }

    /** The subscriptions that the query may look into; refused where the caller sees none of those it names. */
    List<String> scope(GraphErrors errors, Tenant tenant, Caller caller) {
        boolean elsewhere = managementGroups.stream().anyMatch(group -> !group.equals(Directory.TENANT_ID));
        List<String> seen = tenant.store().all().stream()
                .map(resource -> resource.path("id").asText())
                .filter(id -> id.matches("/subscriptions/[^/]+"))
                .filter(id -> tenant.access().sees(caller, id))
                .map(id -> id.substring("/subscriptions/".length()))
                .filter(id -> subscriptions.isEmpty() || subscriptions.contains(id.toLowerCase(Locale.ROOT)))
                .toList();
        if (elsewhere || (seen.isEmpty() && !subscriptions.isEmpty())) {
            throw errors.denied();
        }
        return seen;
    }
}
