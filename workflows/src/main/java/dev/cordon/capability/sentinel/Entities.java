package dev.cordon.capability.sentinel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entities of an incident, wherever they stand in it: in {@code relatedEntities}, in those of its alerts, or within
 * another entity. A field holds one text or a list of them; what is missing, empty or of no known kind is kept, so that
 * nothing that an incident names is silently dropped.
 */
final class Entities {
    private static final String AN_AZURE_RESOURCE = "AzureResource";
    private static final List<String> LISTS = List.of("relatedEntities", "entities");
    private static final int DEEPEST = 16;

    private final Map<String, Entity> found = new LinkedHashMap<>();
    private final List<String> unread = new ArrayList<>();

    private Entities() {}

    /** Those that stand in an incident's properties. */
    static List<Entity> of(Part properties) {
        Entities entities = new Entities();
        entities.lists(properties, 0);
        properties.at("alerts").elements().forEach(alert -> {
            entities.lists(alert, 0);
            entities.lists(alert.at("properties"), 0);
        });
        return entities.all();
    }

    private List<Entity> all() {
        List<Entity> all = new ArrayList<>(found.values());
        if (!unread.isEmpty()) {
            String first = unread.get(0);
            String more = unread.size() == 1 ? "" : " and " + (unread.size() - 1) + " more";
            all.add(new Entity(first, EntityKind.UNREAD, "", List.of(), List.of("not read: " + first + more)));
        }
        return List.copyOf(all);
    }

    private void lists(Part holder, int depth) {
        LISTS.stream().map(holder::at).forEach(list -> {
            if (!list.isEmpty() && !list.isListOrObject()) {
                unread.add(list.path());
            }
            list.elements().forEach(each -> read(each, depth));
        });
    }

    private void read(Part part, int depth) {
        if (part.isEmpty()) {
            return;
        }
        if (depth > DEEPEST) {
            unread.add(part.path());
            return;
        }
        if (part.isText()) {
            String text = String.valueOf(part.text());
            keep(
                    text.startsWith("/")
                            ? entity(part, EntityKind.AZURE_RESOURCE, AN_AZURE_RESOURCE, List.of(text), List.of())
                            : entity(part, EntityKind.OTHER, "", List.of(), List.of(text)));
            return;
        }
        if (!(part.value() instanceof Map)) {
            unread.add(part.path());
            return;
        }
        Part properties = part.at("properties").value() instanceof Map ? part.at("properties") : part;
        keep(read(part, properties));
        Stream.of(part, properties).distinct().forEach(each -> within(each, depth + 1));
    }

    /** Entities within an entity: in lists of their own, or as the value of a field. */
    private void within(Part holder, int depth) {
        lists(holder, depth);
        holder.nested().stream()
                .filter(each -> each.value() instanceof Map && kind(each) != null)
                .filter(each -> LISTS.stream().noneMatch(list -> each.path().endsWith("." + list)))
                .forEach(each -> read(each, depth));
    }

    private void keep(Entity entity) {
        found.putIfAbsent(entity.sameness(), entity);
    }

    private static Entity read(Part part, Part properties) {
        String kind = kind(part);
        String called = kind == null ? "" : kind;
        return switch (called.toLowerCase(Locale.ROOT)) {
            case "host" -> entity(part, EntityKind.HOST, called, texts(properties, "azureID"), hostNames(properties));
            case "azureresource" ->
                entity(
                        part,
                        EntityKind.AZURE_RESOURCE,
                        called,
                        texts(properties, "resourceId"),
                        texts(properties, "friendlyName"));
            case "account" -> entity(part, EntityKind.ACCOUNT, called, List.of(), accountNames(properties));
            case "cloudapplication", "cloud-application" ->
                entity(part, EntityKind.CLOUD_APPLICATION, called, List.of(), texts(properties, "appId", "appName"));
            case "ip" -> entity(part, EntityKind.IP, called, List.of(), texts(properties, "address"));
            default -> entity(part, EntityKind.OTHER, called, List.of(), texts(properties, "friendlyName", "name"));
        };
    }

    private static Entity entity(
            Part part, EntityKind kind, String called, List<String> resourceIds, List<String> names) {
        return new Entity(part.path(), kind, called, resourceIds, names);
    }

    /** What an entity calls itself: its kind, or in what connectors write, its type. */
    private static @Nullable String kind(Part part) {
        String kind = part.at("kind").text();
        String type = part.at("type").text();
        return kind != null ? kind : type == null || type.contains("/") ? null : type;
    }

    private static List<String> hostNames(Part properties) {
        List<String> names = new ArrayList<>(texts(properties, "hostName", "netBiosName"));
        String domain = properties.at("dnsDomain").text();
        if (!names.isEmpty() && domain != null) {
            names.add(names.get(0) + "." + domain);
        }
        return names.isEmpty() ? texts(properties, "friendlyName") : List.copyOf(names);
    }

    private static List<String> accountNames(Part properties) {
        List<String> names = new ArrayList<>(texts(properties, "userPrincipalName"));
        String name =
                texts(properties, "name", "accountName").stream().findFirst().orElse(null);
        String suffix = properties.at("upnSuffix").text();
        if (name != null && suffix != null) {
            names.add(name.contains("@") ? name : name + "@" + suffix);
        }
        names.addAll(texts(properties, "aadUserId"));
        return names.isEmpty() ? texts(properties, "name", "accountName", "displayName", "sid") : List.copyOf(names);
    }

    private static List<String> texts(Part properties, String... fields) {
        return Stream.of(fields)
                .flatMap(field -> Stream.concat(
                        properties.at(field).texts().stream(),
                        Stream.of(properties.at(field)).filter(each -> each.value() instanceof Number)))
                .map(each -> String.valueOf(each.text()))
                .distinct()
                .toList();
    }
}
