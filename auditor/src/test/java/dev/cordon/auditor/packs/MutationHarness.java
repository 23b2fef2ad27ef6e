package dev.cordon.auditor.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.auditor.pack.PackJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes one change after the other to a copy of a pack, and sees whether an auditor notices. */
public final class MutationHarness {
    private MutationHarness() {}

    /** Says what an auditor says of a pack: 0 if it holds. Several are asked at once. */
    @FunctionalInterface
    public interface Auditing {
        int exitCode(Path pack) throws IOException;
    }

    /** Names of the changes that were not noticed. */
    public static List<String> unnoticed(Path pack, List<Mutation> mutations, Auditing auditing) {
        return mutations.parallelStream()
                .filter(mutation -> passes(pack, mutation, auditing))
                .map(Mutation::name)
                .toList();
    }

    private static boolean passes(Path pack, Mutation mutation, Auditing auditing) {
        try {
            Path root = Files.createTempDirectory("mutation");
            Path changed = mutation.change().in(copy(pack, root));
            pulledAgain(changed);
            boolean passes = auditing.exitCode(changed) == 0;
            delete(root);
            return passes;
        } catch (IOException failed) {
            throw new UncheckedIOException(mutation.name(), failed);
        }
    }

    /** The change was made in the vault, and what Azure says is of what it has then: it gives nothing away. */
    private static void pulledAgain(Path pack) throws IOException {
        Path file = pack.resolve("pack.json");
        if (!Files.exists(file)) {
            return;
        }
        ObjectNode pull = (ObjectNode) PackJson.mapper().readTree(Files.readAllBytes(file));
        Map<String, JsonNode> versions = new HashMap<>();
        pull.path("blobs").forEach(blob -> versions.put(blob.path("name").asText(), blob.path("versionId")));
        ArrayNode blobs = pull.putArray("blobs");
        try (Stream<Path> files = Files.walk(pack)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                if (!each.equals(file)) {
                    String name = pack.relativize(each).toString();
                    blobs.add(described(name, Files.size(each), versions.get(name)));
                }
            }
        }
        Files.write(file, PackJson.mapper().writeValueAsBytes(pull));
    }

    private static ObjectNode described(String name, long length, @Nullable JsonNode version) {
        ObjectNode blob = PackJson.mapper()
                .createObjectNode()
                .put("name", name)
                .put("length", length)
                .put("legalHold", false)
                .put("copied", true)
                .put("gone", false);
        blob.putArray("otherVersions");
        blob.putObject("metadata");
        blob.set("versionId", version);
        return blob;
    }

    /** A copy under the same incident and run. */
    private static Path copy(Path pack, Path root) throws IOException {
        Path target = root.resolve(Objects.requireNonNull(pack.getParent()).getFileName())
                .resolve(pack.getFileName());
        try (Stream<Path> files = Files.walk(pack)) {
            for (Path file : files.toList()) {
                Path to = target.resolve(pack.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
        }
        return target;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
