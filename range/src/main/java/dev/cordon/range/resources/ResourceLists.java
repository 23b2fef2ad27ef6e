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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every resource of a subscription or group in brief, whatever its type. */
public final class ResourceLists implements ArmHandler {
    private static final Pattern FILTER =
            Pattern.compile("(resourceType|name|location)\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);

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
        Optional<String[]> filter =
                request.call().query("$filter").filter(text -> !text.isBlank()).map(ResourceLists::filter);
        List<ObjectNode> all = tenant.store().under(request.path().parent().text()).stream()
                .filter(ResourceLists::isTopLevel)
                .filter(resource -> filter.isEmpty() || matches(resource, filter.get()))
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

    private static String[] filter(String text) {
        Matcher matcher = FILTER.matcher(text.trim());
        if (!matcher.matches()) {
            throw Errors.refusal(
                    400, "InvalidFilterInQueryString", "Invalid $filter '" + text + "' specified in the query string.");
        }
        return new String[] {matcher.group(1), matcher.group(2)};
    }

    private static boolean matches(ObjectNode resource, String[] filter) {
        String field = filter[0].equalsIgnoreCase("resourceType") ? "type" : filter[0];
        return resource.path(field).asText().equalsIgnoreCase(filter[1]);
    }

    private static ObjectNode brief(ObjectNode resource) {
        ObjectNode brief = Views.visible(resource);
        brief.remove(List.of("properties", "etag"));
        return brief;
    }
}
