package dev.cordon.embedded.wholepath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * Every single change that somebody could make to the record of a run: to its bytes, to the order and number of its
 * records, to its seals, and, by somebody who has the seal key, to what is sealed.
 */
final class Mutations {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path pack;
    private final Path other;
    private final ECKey sealKey;
    private final List<Mutation> all = new ArrayList<>();

    /**
     * @param pack the folder of a run in which people decided
     * @param other the folder of another run, from which parts are taken
     * @param sealKey the key that both are sealed with
     */
    Mutations(Path pack, Path other, ECKey sealKey) {
        this.pack = pack;
        this.other = other;
        this.sealKey = sealKey;
    }

    List<Mutation> all() throws Exception {
        bytes();
        records();
        seals();
        byKeyHolder();
        history();
        return List.copyOf(all);
    }

    private void add(String name, Change change) {
        all.add(new Mutation(name, change));
    }

    private void bytes() throws IOException {
        for (Path file : files()) {
            String name = pack.relativize(file).toString();
            long length = Files.size(file);
            for (long at : List.of(0L, length / 3, length / 2, length - 1)) {
                add("byte " + at + " of " + name + " flipped", folder -> flip(folder.resolve(name), (int) at));
            }
            add(name + " removed", folder -> Files.delete(folder.resolve(name)));
            add(name + " truncated", folder -> truncate(folder.resolve(name)));
        }
        add("a blob added", folder -> Files.writeString(folder.resolve("activity-log-rg-other.json"), "{}"));
    }

    private void records() throws IOException {
        int count = (int) files().stream()
                .filter(file -> file.toString().contains("custody"))
                .count();
        for (int number = 1; number < count; number++) {
            String one = record(number);
            String next = record(number + 1);
            add("custody records " + number + " and " + (number + 1) + " exchanged", folder -> swap(folder, one, next));
        }
        add(
                "the last custody record written twice",
                folder -> Files.copy(folder.resolve(record(count)), folder.resolve(record(count + 1))));
        add(
                "the first custody record written again at the end",
                folder -> Files.copy(folder.resolve(record(1)), folder.resolve(record(count + 1))));
        add(
                "a custody record of another run in place of its own",
                folder -> Files.write(folder.resolve(record(2)), Files.readAllBytes(other.resolve(record(2)))));
        add("custody records moved up over a dropped one", folder -> {
            for (int number = 2; number < count; number++) {
                Files.write(folder.resolve(record(number)), Files.readAllBytes(folder.resolve(record(number + 1))));
            }
            Files.delete(folder.resolve(record(count)));
        });
    }

    private void seals() throws Exception {
        ECKey stranger =
                new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        ECKey impostor = new ECKey.Builder(stranger).keyID(sealKey.getKeyID()).build();
        for (String name : List.of("manifest.jws", "history.jws")) {
            add(
                    name + " of another run",
                    folder -> Files.write(folder.resolve(name), Files.readAllBytes(other.resolve(name))));
            add(name + " with the signature of another run", folder -> withSignatureOfOther(folder.resolve(name)));
            add(name + " signed again with another key", folder -> resign(folder.resolve(name), stranger, node -> {}));
            add(
                    name + " signed again with another key under the same name",
                    folder -> resign(folder.resolve(name), impostor, node -> {}));
        }
    }

    /** What somebody could do who has got hold of the seal key, and can write to a vault that is not locked. */
    private void byKeyHolder() {
        manifest(
                "a decision moved to another run",
                content -> ((ObjectNode) content.at("/decisions/0/decision"))
                        .put("run", "0191f000-0000-7000-8000-000000000000"));
        manifest(
                "a decision attributed to somebody else",
                content -> ((ObjectNode) content.at("/decisions/0/decision")).put("decider", "mallory@contoso.com"));
        manifest(
                "a decision's signature taken away",
                content -> ((ObjectNode) content.at("/decisions/0/decision")).putNull("signature"));
        manifest("every decision taken away", content -> ((ArrayNode) content.path("decisions")).removeAll());
        manifest(
                "a plan swapped for another",
                content -> content.set(
                        "plan", content(other.resolve("manifest.jws")).path("plan")));
        manifest(
                "a plan changed under its hash",
                content -> ((ObjectNode) content.at("/plan/plan")).put("target", "/subscriptions/x"));
        manifest("the requester made somebody else", content -> content.put("requestedBy", "bob@contoso.com"));
        manifest("the rule made laxer", content -> ((ObjectNode) content.path("rule")).put("approvers", 0));
        manifest(
                "a record counted less",
                content -> content.put("records", content.path("records").asInt() - 1));
        manifest("the vault called unlocked", content -> ((ObjectNode) content.path("retention")).put("locked", false));
        manifest("another run's id", content -> content.put("runId", "0191f000-0000-7000-8000-000000000000"));
        manifest("another incident's id", content -> content.put("incidentId", "INC-OTHER"));
    }

    private void manifest(String what, Consumer<ObjectNode> change) {
        add("by the holder of the seal key: " + what, folder -> {
            resign(folder.resolve("manifest.jws"), sealKey, change);
            String sha256 = sha256(Files.readAllBytes(folder.resolve("manifest.jws")));
            resign(folder.resolve("history.jws"), sealKey, content -> content.put("manifestSha256", sha256));
        });
    }

    private void history() throws IOException {
        JsonNode events = JSON.readTree(pack.resolve("history.json").toFile()).path("events");
        List<String> seen = new ArrayList<>();
        for (int number = 0; number < events.size(); number++) {
            String type = events.get(number).path("eventType").asText();
            if (!seen.contains(type)) {
                seen.add(type);
                int at = number;
                add(
                        "history: the first " + type + " happened a minute later",
                        folder -> events(
                                folder, all -> ((ObjectNode) all.get(at)).put("eventTime", "2026-01-01T00:00:00Z")));
                add("history: the first " + type + " dropped", folder -> events(folder, all -> all.remove(at)));
            }
        }
        add("by the holder of the seal key: an activity of the history dropped", folder -> {
            events(folder, all -> {
                for (int number = all.size() - 1; number >= 0; number--) {
                    if (all.get(number).path("eventType").asText().equals("EVENT_TYPE_ACTIVITY_TASK_COMPLETED")) {
                        all.remove(number);
                        return;
                    }
                }
            });
            byte[] bytes = Files.readAllBytes(folder.resolve("history.json"));
            resign(
                    folder.resolve("history.jws"),
                    sealKey,
                    content -> ((ObjectNode) content.path("history"))
                            .put("sha256", sha256(bytes))
                            .put("length", bytes.length)
                            .put("events", content.at("/history/events").asLong() - 1));
        });
    }

    private static void events(Path folder, Consumer<ArrayNode> change) throws IOException {
        Path file = folder.resolve("history.json");
        ObjectNode history = (ObjectNode) JSON.readTree(file.toFile());
        change.accept((ArrayNode) history.path("events"));
        JSON.writeValue(file.toFile(), history);
    }

    /** Changes what a seal is over, and seals it again. */
    private static void resign(Path file, ECKey key, Consumer<ObjectNode> change) throws IOException {
        try {
            JWSObject seal = JWSObject.parse(Files.readString(file).strip());
            ObjectNode payload = (ObjectNode) JSON.readTree(seal.getPayload().toBytes());
            change.accept((ObjectNode) payload.path("content"));
            JWSHeader header = new JWSHeader.Builder(seal.getHeader())
                    .keyID(key.getKeyID())
                    .build();
            JWSObject fresh =
                    new JWSObject(header, new Payload(new JsonCanonicalizer(payload.toString()).getEncodedUTF8()));
            fresh.sign(new ECDSASigner(key));
            Files.writeString(file, fresh.serialize());
        } catch (ParseException | JOSEException unforeseen) {
            throw new IllegalStateException(unforeseen);
        }
    }

    private static JsonNode content(Path file) {
        try {
            return JSON.readTree(JWSObject.parse(Files.readString(file).strip())
                            .getPayload()
                            .toBytes())
                    .path("content");
        } catch (IOException | ParseException unforeseen) {
            throw new IllegalStateException(unforeseen);
        }
    }

    private void withSignatureOfOther(Path file) throws IOException {
        String[] own = Files.readString(file).strip().split("\\.");
        String[] foreign =
                Files.readString(other.resolve(file.getFileName())).strip().split("\\.");
        Files.writeString(file, own[0] + "." + own[1] + "." + foreign[2]);
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static void truncate(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - Math.min(7, bytes.length)));
    }

    private static void swap(Path folder, String one, String other) throws IOException {
        byte[] first = Files.readAllBytes(folder.resolve(one));
        Files.write(folder.resolve(one), Files.readAllBytes(folder.resolve(other)));
        Files.write(folder.resolve(other), first);
    }

    /** The run's blobs; what a pull notes about them is the auditor's own. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(pack)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("pack.json"))
                    .sorted()
                    .toList();
        }
    }

    private static String record(int number) {
        return String.format("custody/%06d.json", number);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** One change, by its name. */
    record Mutation(String name, Change change) {
        /** A changed copy of a folder, within another folder. */
        Path of(Path pack, Path into) throws IOException {
            // The folders above name incident and run, and are part of what is verified.
            Path copy = into.resolve(pack.getParent().getFileName()).resolve(pack.getFileName());
            try (Stream<Path> files = Files.walk(pack)) {
                for (Path file : files.toList()) {
                    Path to = copy.resolve(pack.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
            change.apply(copy);
            return copy;
        }
    }

    /** Changes a copy of a run's folder. */
    @FunctionalInterface
    interface Change {
        void apply(Path folder) throws IOException;
    }
}
