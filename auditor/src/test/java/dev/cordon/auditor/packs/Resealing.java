package dev.cordon.auditor.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.ECKey;
import dev.cordon.auditor.pack.Digest;
import dev.cordon.auditor.pack.PackJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Changes what is sealed, and seals it again with a key so that nothing but the change shows. */
final class Resealing {
    private Resealing() {}

    static ObjectNode payload(Path seal) throws IOException {
        try {
            return (ObjectNode) PackJson.mapper()
                    .readTree(
                            JWSObject.parse(Files.readString(seal)).getPayload().toBytes());
        } catch (ParseException malformed) {
            throw new IOException(malformed);
        }
    }

    /** Changes the manifest's content, and seals manifest and history again. */
    static void manifest(Path pack, ECKey key, Consumer<ObjectNode> change) throws IOException {
        ObjectNode payload = payload(pack.resolve("manifest.jws"));
        change.accept((ObjectNode) payload.get("content"));
        Files.writeString(pack.resolve("manifest.jws"), Signing.seal(key, payload));
        history(pack, key, content -> {});
    }

    /** Seals the history again, over the manifest and the history as they are. */
    static void history(Path pack, ECKey key, Consumer<ObjectNode> change) throws IOException {
        ObjectNode payload = payload(pack.resolve("history.jws"));
        ObjectNode content = (ObjectNode) payload.get("content");
        byte[] history = Files.readAllBytes(pack.resolve("history.json"));
        content.put("manifestSha256", Digest.sha256(Files.readAllBytes(pack.resolve("manifest.jws"))));
        ((ObjectNode) content.get("history"))
                .put("sha256", Digest.sha256(history))
                .put("length", history.length);
        change.accept(content);
        Files.writeString(pack.resolve("history.jws"), Signing.seal(key, payload));
    }

    /** Changes one custody record, links the chain anew and seals it. */
    static void record(Path pack, ECKey key, Path record, Consumer<ObjectNode> change) throws IOException {
        String previous = "0".repeat(64);
        List<Path> chain = records(pack);
        for (Path each : chain) {
            ObjectNode json = (ObjectNode) json(each);
            if (each.equals(record)) {
                change.accept(json);
            }
            json.put("previous", previous);
            Files.write(each, Signing.canonical(json));
            previous = Digest.sha256(Files.readAllBytes(each));
        }
        String head = previous;
        manifest(pack, key, manifest -> manifest.put("head", head).put("records", chain.size()));
    }

    /** Leaves one custody record out, numbers and links the rest anew and seals them. */
    static void without(Path pack, ECKey key, Path record) throws IOException {
        List<Path> chain = records(pack);
        int at = chain.indexOf(record);
        for (int next = at + 1; next < chain.size(); next++) {
            ObjectNode json = (ObjectNode) json(chain.get(next));
            json.put("sequence", next);
            Files.write(chain.get(next - 1), Signing.canonical(json));
        }
        Files.delete(chain.get(chain.size() - 1));
        record(pack, key, record, json -> {});
    }

    static List<Path> records(Path pack) throws IOException {
        try (Stream<Path> files = Files.list(pack.resolve("custody"))) {
            return files.sorted().toList();
        }
    }

    static JsonNode json(Path file) throws IOException {
        return PackJson.mapper().readTree(Files.readAllBytes(file));
    }
}
