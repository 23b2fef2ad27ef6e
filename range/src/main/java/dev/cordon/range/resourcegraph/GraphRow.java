package dev.cordon.range.resourcegraph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.Views;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Json;
import dev.cordon.range.kql.Column;
import dev.cordon.range.kql.ColumnType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A resource as Resource Graph has it: its type, group and region in lower case, everything else as it is. */
final class GraphRow {
    private static final List<String> TEXTS = List.of(
            "id", "name", "type", "tenantId", "kind", "location", "resourceGroup", "subscriptionId", "managedBy");
    private static final List<String> OBJECTS =
            List.of("sku", "plan", "properties", "tags", "identity", "zones", "extendedLocation");

    static final List<Column> COLUMNS = Stream.concat(
                    TEXTS.stream().map(name -> new Column(name, ColumnType.STRING)),
                    OBJECTS.stream().map(name -> new Column(name, ColumnType.OBJECT)))
            .toList();

    private GraphRow() {}

    static ObjectNode of(ObjectNode stored) {
        ObjectNode resource = Views.visible(stored);
        ArmPath path = ArmPath.of(resource.path("id").asText());
        ObjectNode row = Json.object().put("id", path.text());
        row.put("name", name(resource, path)).put("type", type(path));
        row.put("tenantId", Directory.TENANT_ID);
        row.put("kind", resource.path("kind").asText(""));
        row.put("location", resource.path("location").asText("").toLowerCase(Locale.ROOT));
        row.put("resourceGroup", path.resourceGroup().orElse("").toLowerCase(Locale.ROOT));
        row.put("subscriptionId", path.subscription().orElse(""));
        row.put("managedBy", resource.path("managedBy").asText(""));
        OBJECTS.forEach(name -> row.set(name, resource.get(name)));
        return row;
    }

    private static String name(ObjectNode resource, ArmPath path) {
        String shown = resource.path("displayName").asText("");
        return shown.isEmpty() ? path.name() : shown;
    }

    private static String type(ArmPath path) {
        return path.type().toLowerCase(Locale.ROOT);
    }
}
