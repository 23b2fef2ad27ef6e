package dev.cordon.embedded.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.embedded.installation.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The keys that an auditor of this installation trusts, the public parts alone: in one file what the worker seals with,
 * in another what the starter signs decisions with, so that neither can do what is the other's.
 */
final class TrustedKeys {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PUBLIC = List.of("kty", "crv", "x", "y", "kid", "use", "alg");

    private final Installation installation;

    TrustedKeys(Installation installation) {
        this.installation = installation;
    }

    /** Writes each file as soon as its key has been made; until then it does nothing. */
    void write() {
        write(installation.sealKey(), installation.trustedKeys());
        write(installation.signingKey(), installation.trustedDecisionKeys());
    }

    private static void write(Path made, Path target) {
        if (Files.notExists(made)) {
            return;
        }
        ObjectNode set = JSON.createObjectNode();
        ArrayNode keys = set.putArray("keys");
        read(made).forEach(key -> keys.add(publicPart(key)));
        try {
            Files.createDirectories(target.getParent());
            Path fresh = target.resolveSibling(target.getFileName() + ".new");
            Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(set));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The keys of a set, or the one key that the file is. */
    private static Iterable<JsonNode> read(Path file) {
        try {
            JsonNode content = JSON.readTree(file.toFile());
            return content.has("keys") ? content.path("keys") : List.of(content);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ObjectNode publicPart(JsonNode key) {
        ObjectNode shown = JSON.createObjectNode();
        PUBLIC.stream().filter(key::has).forEach(name -> shown.set(name, key.get(name)));
        return shown;
    }
}
