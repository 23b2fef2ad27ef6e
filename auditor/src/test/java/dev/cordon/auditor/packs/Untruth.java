package dev.cordon.auditor.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import dev.cordon.auditor.pack.Digest;
import dev.cordon.auditor.pack.PackJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Tells the same untruth wherever a pack tells of it, as whoever ran the workers could have from the start: in the
 * records, in the manifest, and in the history, which then shows that exactly this was written.
 */
final class Untruth {
    private final Path pack;
    private final Map<Integer, String> hashes = new HashMap<>();
    private final Map<Integer, JsonNode> records = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();

    private Untruth(Path pack) {
        this.pack = pack;
    }

    /** Whether its history can be read, and so be written anew, by somebody without the keys of payloads. */
    static boolean canBeTold(Path pack) throws IOException {
        return !Files.readString(pack.resolve("history.json")).contains(encoded("binary/encrypted"));
    }

    /**
     * Tells it.
     *
     * @param words what becomes of every text, which is JSON, wherever one stands
     * @param manifest what becomes of the manifest besides
     */
    static void tell(Path pack, ECKey key, UnaryOperator<String> words, Consumer<ObjectNode> manifest)
            throws IOException {
        Untruth untruth = new Untruth(pack);
        String head = untruth.records(words);
        ObjectNode seal = Resealing.payload(pack.resolve("manifest.jws"));
        ObjectNode told = parsed(words.apply(seal.get("content").toString()));
        manifest.accept(told.put("head", head));
        seal.set("content", told);
        Files.writeString(pack.resolve("manifest.jws"), Signing.seal(key, seal));
        untruth.history(words, told);
        Resealing.history(pack, key, content -> {});
    }

    /** Tells it of the manifest alone. */
    static void tell(Path pack, ECKey key, Consumer<ObjectNode> manifest) throws IOException {
        tell(pack, key, UnaryOperator.identity(), manifest);
    }

    private String records(UnaryOperator<String> words) throws IOException {
        String previous = "0".repeat(64);
        for (Path record : Resealing.records(pack)) {
            ObjectNode json = parsed(words.apply(Files.readString(record))).put("previous", previous);
            Files.write(record, Signing.canonical(json));
            previous = Digest.sha256(Files.readAllBytes(record));
            records.put(json.path("sequence").asInt(), json);
            hashes.put(json.path("sequence").asInt(), previous);
        }
        return previous;
    }

    private void history(UnaryOperator<String> words, ObjectNode manifest) throws IOException {
        JsonNode history = Resealing.json(pack.resolve("history.json"));
        String manifestHash = Digest.sha256(Files.readAllBytes(pack.resolve("manifest.jws")));
        for (JsonNode event : history.path("events")) {
            payloads(event, words);
            JsonNode order = event.path("activityTaskScheduledEventAttributes");
            String type = order.at("/activityType/name").asText();
            if (type.equals("custody.append")) {
                ObjectNode input = data(order.at("/input/payloads/0"));
                int sequence = input.at("/record/sequence").asInt();
                input.set("record", records.get(sequence));
                data(order.at("/input/payloads/0"), input);
                answers.put(event.path("eventId").asText(), hashes.get(sequence));
            } else if (type.equals("custody.seal")) {
                ObjectNode input = data(order.at("/input/payloads/0"));
                input.set("content", manifest);
                data(order.at("/input/payloads/0"), input);
                answers.put(event.path("eventId").asText(), manifestHash);
            }
            JsonNode answer = event.path("activityTaskCompletedEventAttributes");
            String sha256 = answers.get(answer.path("scheduledEventId").asText());
            if (sha256 != null) {
                data(
                        answer.at("/result/payloads/0"),
                        data(answer.at("/result/payloads/0")).put("sha256", sha256));
            }
        }
        Files.writeString(pack.resolve("history.json"), history.toString());
    }

    /** Every payload below a node. */
    private static void payloads(JsonNode node, UnaryOperator<String> words) {
        if (node.path("data").isTextual() && node.path("metadata").isObject()) {
            String text =
                    new String(Base64.getDecoder().decode(node.path("data").asText()), StandardCharsets.UTF_8);
            ((ObjectNode) node).put("data", encoded(words.apply(text)));
        }
        node.forEach(each -> payloads(each, words));
    }

    private static ObjectNode data(JsonNode payload) throws IOException {
        return parsed(new String(Base64.getDecoder().decode(payload.path("data").asText()), StandardCharsets.UTF_8));
    }

    private static void data(JsonNode payload, ObjectNode content) {
        ((ObjectNode) payload).put("data", encoded(content.toString()));
    }

    private static ObjectNode parsed(String json) throws IOException {
        return (ObjectNode) PackJson.mapper().readTree(json);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
