package dev.cordon.range.resourcegraph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Caller;
import dev.cordon.range.kql.KqlUnsupported;
import dev.cordon.range.kql.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Resource Graph's tables: {@code Resources} holds every top-level resource, {@code ResourceContainers} subscriptions
 * and groups ("Azure Resource Graph table and resource type reference").
 */
final class GraphTables {
    private final Tenant tenant;
    private final Caller caller;
    private final List<String> subscriptions;

    /** The tables as a caller sees them, restricted to those subscriptions. */
    GraphTables(Tenant tenant, Caller caller, List<String> subscriptions) {
        this.tenant = tenant;
        this.caller = caller;
        this.subscriptions = subscriptions;
    }

    /** The table of that name in any case; the empty name stands for {@code Resources}. */
    Optional<Table> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "", "resources" -> Optional.of(table(GraphTables::isResource));
            case "resourcecontainers" -> Optional.of(table(GraphTables::isContainer));
            default -> {
                if (lower.endsWith("resources") || lower.endsWith("changes")) {
                    throw new KqlUnsupported("the table " + name);
                }
                yield Optional.empty();
            }
        };
    }

    private Table table(Predicate<ArmPath> wanted) {
        List<ObjectNode> rows = subscriptions.stream()
                .flatMap(this::of)
                .filter(resource -> wanted.test(pathOf(resource)))
                .map(GraphRow::of)
                .filter(this::readable)
                .toList();
        return new Table(GraphRow.COLUMNS, rows);
    }

    private Stream<ObjectNode> of(String subscription) {
        String id = "/subscriptions/" + subscription;
        return Stream.concat(tenant.store().find(id).stream(), tenant.store().under(id).stream());
    }

    private static ArmPath pathOf(ObjectNode resource) {
        return ArmPath.of(resource.path("id").asText());
    }

    private static boolean isResource(ArmPath path) {
        String namespace = path.namespace();
        return namespace != null
                && path.segments().size() == 8
                && !path.isExtension()
                && !namespace.equalsIgnoreCase("Microsoft.Authorization");
    }

    private static boolean isContainer(ArmPath path) {
        return path.namespace() == null
                && (path.segments().size() == 2 || path.segments().size() == 4);
    }

    private boolean readable(ObjectNode row) {
        return tenant.access()
                .allows(
                        caller,
                        row.path("type").asText() + "/read",
                        row.path("id").asText());
    }
}
