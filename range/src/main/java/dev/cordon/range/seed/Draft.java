package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.http.Json;

/** A resource of the seed while it is being written down. */
final class Draft {
    private Draft() {}

    /** A resource in a region, with its properties Succeeded. */
    static ObjectNode of(String id, String location) {
        ObjectNode resource = bare(id);
        resource.put("location", location);
        resource.putObject("properties").put("provisioningState", "Succeeded");
        return resource;
    }

    /** A resource that lives in no region and has no state. */
    static ObjectNode bare(String id) {
        ArmPath path = ArmPath.of(id);
        return Json.object().put("id", id).put("name", path.name()).put("type", path.type());
    }

    /** A network resource, which carries an etag and a GUID of its own. */
    static ObjectNode network(String id, String location) {
        ObjectNode resource = of(id, location);
        resource.put("etag", "W/\"" + Ids.guid("etag:" + id) + "\"");
        resource.withObjectProperty("properties").put("resourceGuid", Ids.guid("resource:" + id));
        return resource;
    }

    static ObjectNode properties(ObjectNode resource) {
        return resource.withObjectProperty("properties");
    }
}
