package dev.cordon.range.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Pages;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.Views;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every resource of a subscription or group in brief, whatever its type. */
public final class ResourceLists implements ArmHandler {
    private static final Pattern COMPARISON = Pattern.compile(
            "(resourceType|resourceGroup|name|location|tagName|tagValue)\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);

    private final Tenant tenant;

    public ResourceLists(Tenant tenant) {
        this.tenant = tenant;
    }

    @Override
    public boolean handles(ArmRequest request) {
        int length = request.path().segments().size();
        return request.reads()
                && request.path().name().equalsIgnoreCase("resources")
                && request.path().namespace() == null
                && (length == 3 || length == 5);
    }

    @Override
    public String action(ArmRequest request) {
        return request.path().resourceGroup().isPresent()
                ? "Microsoft.Resources/subscriptions/resourceGroups/resources/read"
                : "Microsoft.Resources/subscriptions/resources/read";
    }

    @Override
    public Answer answer(ArmRequest request) {
        Predicate<ObjectNode> filter = request.call()
                .query("$filter")
                .filter(text -> !text.isBlank())
                .map(ResourceLists::filter)
                .orElse(resource -> true);
        List<ObjectNode> all = tenant.store().under(request.path().parent().text()).stream()
                .filter(ResourceLists::isTopLevel)
                .filter(filter)
                .map(ResourceLists::brief)
                .toList();
        return Pages.answer(request, all, 100);
    }

    private static boolean isTopLevel(ObjectNode resource) {
        ArmPath path = ArmPath.of(resource.path("id").asText());
        return path.namespace() != null
                && !path.isExtension()
                && path.segments().size() == 8;
    }

    private static Predicate<ObjectNode> filter(String text) {
        Predicate<ObjectNode> all = resource -> true;
        for (String part : text.trim().split("(?i)\\s+and\\s+", -1)) {
            Matcher matcher = COMPARISON.matcher(part);
            if (!matcher.matches()) {
                throw Errors.refusal(
                        400,
                        "InvalidFilterInQueryString",
                        "Invalid $filter '" + text + "' specified in the query string.");
            }
            all = all.and(comparison(matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2)));
        }
        return all;
    }

    private static Predicate<ObjectNode> comparison(String field, String value) {
        return switch (field) {
            case "resourcetype" -> resource -> resource.path("type").asText().equalsIgnoreCase(value);
            case "resourcegroup" ->
                resource -> ArmPath.of(resource.path("id").asText())
                        .resourceGroup()
                        .filter(value::equalsIgnoreCase)
                        .isPresent();
            case "tagname" -> resource -> resource.path("tags").has(value);
            case "tagvalue" ->
                resource -> resource.path("tags").properties().stream()
                        .anyMatch(tag -> tag.getValue().asText().equals(value));
            default -> resource -> resource.path(field).asText().equalsIgnoreCase(value);
        };
    }

    private static ObjectNode brief(ObjectNode resource) {
        ObjectNode brief = Views.visible(resource);
        brief.remove(List.of("properties", "etag"));
        return brief;
    }
}
