package dev.cordon.auditor.pull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.PackJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which versions of blobs the custody records of a run name. */
final class NamedVersions {
    private final Map<String, String> versions = new HashMap<>();

    /**
     * Reads the records that were copied already.
     *
     * @param folder of the run, on this machine
     * @param prefix of its names in the container
     */
    NamedVersions(Path folder, String prefix) throws IOException {
        for (Path record : records(folder.resolve(Pack.CUSTODY))) {
            JsonNode object = object(record);
            String location = object.path("location").asText("");
            int at = location.indexOf("/" + prefix);
            if (at >= 0 && object.path("versionId").isTextual()) {
                versions.putIfAbsent(
                        location.substring(at + 1 + prefix.length()),
                        object.path("versionId").asText());
            }
        }
    }

    /** The version of a name that a record names; null if none does. */
    @Nullable String of(String name) {
        return versions.get(name);
    }

    private static List<Path> records(Path custody) throws IOException {
        if (!Files.isDirectory(custody)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(custody)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What cannot be read names nothing; that it cannot is for whoever verifies to say. */
    private static JsonNode object(Path record) throws IOException {
        try {
            return PackJson.mapper().readTree(Files.readAllBytes(record)).path("object");
        } catch (JsonProcessingException noRecord) {
            return MissingNode.getInstance();
        }
    }
}
