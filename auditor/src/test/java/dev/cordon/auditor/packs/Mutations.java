package dev.cordon.auditor.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Every single change to a pack that has to be detected: by somebody who can write files, and by somebody who can even
 * sign with the key of the seals.
 */
public final class Mutations {
    private static final List<String> SEALS = List.of("manifest.jws", "history.jws");
    private static final int SIGNED_PARTS = 3;
    private static final ECKey STRANGER = Signing.newKey();

    private final Path pack;
    private final Path other;
    private final List<Mutation> all = new ArrayList<>();

    private Mutations(Path pack, Path other) {
        this.pack = pack;
        this.other = other;
    }

    /**
     * The changes to a pack.
     *
     * @param other the pack of another run, from which things are taken
     * @param sealKey the key of the seals, private part included, for changes that are sealed again
     * @param decisionKey the key of decisions, private part included, which is none of the seals
     */
    public static List<Mutation> of(Path pack, Path other, ECKey sealKey, ECKey decisionKey) throws IOException {
        Mutations mutations = new Mutations(pack, other);
        mutations.unsealed(decisionKey);
        mutations.sealedAgain(sealKey);
        if (Untruth.canBeTold(pack)) {
            mutations.all.addAll(Lies.about(pack, sealKey));
        }
        return List.copyOf(mutations.all);
    }

    /**
     * The changes to the pack of a run that others sealed: what they sealed stands nowhere else, so that somebody with
     * their key can seal another story.
     */
    public static List<Mutation> ofSealedFromOutside(Path pack, Path other, ECKey decisionKey) throws IOException {
        Mutations mutations = new Mutations(pack, other);
        mutations.unsealed(decisionKey);
        return List.copyOf(mutations.all);
    }

    /** A change to each value of the manifest and of every record, sealed again. */
    public static List<Mutation> ofEachValue(Path pack, ECKey key) throws IOException {
        Mutations mutations = new Mutations(pack, pack);
        values(
                Resealing.payload(pack.resolve("manifest.jws")).path("content"),
                Set.of(),
                (field, change) -> mutations.add(
                        "change " + field + " of the manifest, sealed again",
                        copy -> Resealing.manifest(copy, key, change)));
        for (Path record : Resealing.records(pack)) {
            String name = "custody/" + record.getFileName();
            values(
                    Resealing.json(record),
                    Set.of("sequence", "previous"),
                    (field, change) -> mutations.add(
                            "change " + field + " of " + name + ", sealed again",
                            copy -> Resealing.record(copy, key, copy.resolve(name), change)));
        }
        return List.copyOf(mutations.all);
    }

    private void unsealed(ECKey decisionKey) throws IOException {
        bytes();
        records();
        seals();
        events();
        blobs();
        otherKey(decisionKey);
    }

    /** What is told again without a change: an auditor finds nothing, or the changes above were found for the wrong reason. */
    public static List<Mutation> none(ECKey sealKey) {
        return List.of(
                Mutation.of("nothing", copy -> {}),
                Mutation.of("tell the truth again", copy -> Untruth.tell(copy, sealKey, manifest -> {})));
    }

    private void add(String name, Mutation.InPlace change) {
        all.add(Mutation.of(name, change));
    }

    private void bytes() throws IOException {
        for (String name : names()) {
            long length = Files.size(pack.resolve(name));
            for (long at : Stream.of(0L, length / 4, length / 2, length * 3 / 4, length - 1)
                    .distinct()
                    .toList()) {
                add("flip byte " + at + " of " + name, copy -> flip(copy.resolve(name), (int) at));
            }
            add("truncate " + name, copy -> truncate(copy.resolve(name)));
            add("remove " + name, copy -> Files.delete(copy.resolve(name)));
        }
    }

    private void records() throws IOException {
        List<String> records =
                names().stream().filter(name -> name.startsWith("custody/")).toList();
        String next = String.format("custody/%06d.json", records.size() + 1);
        for (int at = 0; at < records.size(); at++) {
            String name = records.get(at);
            String following = records.get((at + 1) % records.size());
            add("drop " + name + " and close the gap", copy -> closeGap(copy, records, name));
            add("duplicate " + name, copy -> Files.copy(copy.resolve(name), copy.resolve(next)));
            add("renumber " + name, copy -> Files.move(copy.resolve(name), copy.resolve(next)));
            if (records.size() > 1) {
                add("swap " + name + " with " + following, copy -> swap(copy.resolve(name), copy.resolve(following)));
            }
        }
    }

    private static void closeGap(Path copy, List<String> records, String dropped) throws IOException {
        Files.delete(copy.resolve(dropped));
        for (int at = records.indexOf(dropped) + 1; at < records.size(); at++) {
            Files.move(copy.resolve(records.get(at)), copy.resolve(records.get(at - 1)));
        }
    }

    private void seals() {
        for (String seal : SEALS) {
            add(
                    "replace the signature of " + seal,
                    copy -> signature(copy, seal, Resealing.payload(copy.resolve(seal))));
            add(
                    "sign " + seal + " with another key",
                    copy -> Files.writeString(
                            copy.resolve(seal), Signing.seal(STRANGER, Resealing.payload(copy.resolve(seal)))));
            add(
                    "put another run's " + seal + " in place",
                    copy -> Files.copy(other.resolve(seal), copy.resolve(seal), StandardCopyOption.REPLACE_EXISTING));
        }
        add("sign everything with another key", copy -> Resealing.manifest(copy, STRANGER, manifest -> {}));
        add("swap the two seals", copy -> swap(copy.resolve("manifest.jws"), copy.resolve("history.jws")));
    }

    /** By whoever lets people decide, and does not seal. */
    private void otherKey(ECKey decisionKey) {
        for (String seal : SEALS) {
            add(
                    "seal " + seal + " with the key of decisions",
                    copy -> Files.writeString(
                            copy.resolve(seal), Signing.seal(decisionKey, Resealing.payload(copy.resolve(seal)))));
        }
        add("seal everything with the key of decisions", copy -> Resealing.manifest(copy, decisionKey, manifest -> {}));
    }

    /** Keeps header and payload, and takes the signature from elsewhere. */
    private static void signature(Path copy, String seal, ObjectNode payload) throws IOException {
        String[] own = Files.readString(copy.resolve(seal)).split("\\.", SIGNED_PARTS);
        String[] strange = Signing.seal(STRANGER, payload).split("\\.", SIGNED_PARTS);
        Files.writeString(copy.resolve(seal), own[0] + "." + own[1] + "." + strange[2]);
    }

    private void events() throws IOException {
        ArrayNode events =
                (ArrayNode) Resealing.json(pack.resolve("history.json")).path("events");
        Map<String, Integer> kinds = new LinkedHashMap<>();
        events.forEach(event -> kinds.putIfAbsent(
                event.path("eventType").asText(), event.path("eventId").asInt() - 1));
        kinds.forEach((kind, at) -> {
            add(
                    "move " + kind + " in time",
                    copy -> event(copy, at, event -> event.put("eventTime", "2001-01-01T00:00:00Z")));
            add("number " + kind + " anew", copy -> event(copy, at, event -> event.put("eventId", "999")));
            add("leave out " + kind, copy -> history(copy, list -> list.remove(at.intValue())));
            add(
                    "tell " + kind + " twice",
                    copy -> history(copy, list -> list.insert(at, list.get(at).deepCopy())));
        });
    }

    private static void event(Path copy, int at, Consumer<ObjectNode> change) throws IOException {
        history(copy, list -> change.accept((ObjectNode) list.get(at)));
    }

    private static void history(Path copy, Consumer<ArrayNode> change) throws IOException {
        JsonNode json = Resealing.json(copy.resolve("history.json"));
        change.accept((ArrayNode) json.path("events"));
        Files.writeString(copy.resolve("history.json"), json.toString());
    }

    private void blobs() {
        add("add a blob", copy -> Files.writeString(copy.resolve("extra.json"), "{}"));
        add("add a record that is none", copy -> Files.writeString(copy.resolve("custody/extra.json"), "{}"));
        all.add(new Mutation("move it to another incident", copy -> moved(copy, copy.resolve("../../ir-other"))));
        all.add(new Mutation(
                "file it under another run",
                copy -> Files.move(copy, copy.resolveSibling(String.valueOf(other.getFileName())))));
    }

    private static Path moved(Path copy, Path incident) throws IOException {
        Path target = incident.normalize().resolve(String.valueOf(copy.getFileName()));
        Files.createDirectories(target.getParent());
        return Files.move(copy, target);
    }

    /** Changes the manifest: afterwards, against the history, and from the start, so that the history shows the same. */
    private void manifest(String name, ECKey key, Consumer<ObjectNode> change) throws IOException {
        add(name + ", sealed again", copy -> Resealing.manifest(copy, key, change));
        if (Untruth.canBeTold(pack)) {
            add(name + ", told throughout", copy -> Untruth.tell(copy, key, change));
        }
    }

    /** By somebody who can seal: what is left to detect them is what others signed, and what does not fit together. */
    private void sealedAgain(ECKey key) throws IOException {
        add("seal again", copy -> Resealing.manifest(copy, key, manifest -> {}));
        add(
                "link and seal again",
                copy -> Resealing.record(copy, key, Resealing.records(copy).get(0), record -> {}));
        decisions(key);
        manifests(key);
        for (Path record : Resealing.records(pack)) {
            String name = "custody/" + record.getFileName();
            String what = Resealing.json(record).path("action").asText();
            add("leave " + name + " out, sealed again", copy -> Resealing.without(copy, key, copy.resolve(name)));
            if (!what.equals("NOT_COLLECTED")) {
                add(
                        "let " + name + " name another activity, sealed again",
                        copy -> Resealing.record(
                                copy,
                                key,
                                copy.resolve(name),
                                json -> ((ObjectNode) json.path("provenance")).put("activityId", "none")));
                add(
                        "let " + name + " stand before what it tells, sealed again",
                        copy -> Resealing.record(
                                copy,
                                key,
                                copy.resolve(name),
                                json -> ((ObjectNode) json.path("run")).put("eventId", 1)));
            }
            if (Resealing.json(record).path("object").isObject()) {
                add(
                        "let " + name + " name another object, sealed again",
                        copy -> Resealing.record(
                                copy,
                                key,
                                copy.resolve(name),
                                json -> ((ObjectNode) json.path("object")).put("location", "https://elsewhere")));
            }
        }
        add("seal an altered history again", copy -> {
            event(
                    copy,
                    0,
                    event -> ((ObjectNode) event.path("workflowExecutionStartedEventAttributes"))
                            .put("workflowId", "other"));
            Resealing.history(copy, key, content -> {});
        });
    }

    private void decisions(ECKey key) throws IOException {
        JsonNode decisions = Resealing.payload(pack.resolve("manifest.jws")).at("/content/decisions");
        for (int at = 0; at < decisions.size(); at++) {
            if (!decisions.get(at).path("outcome").asText().equals("COUNTED")) {
                continue;
            }
            int which = at;
            for (String field : List.of("run", "planHash", "decider", "comment", "choice", "gate", "signature")) {
                manifest(
                        "change " + field + " of decision " + at,
                        key,
                        manifest ->
                                ((ObjectNode) manifest.at("/decisions/" + which + "/decision")).put(field, "other"));
            }
            manifest("take the signature off decision " + at, key, manifest -> {
                ((ObjectNode) manifest.at("/decisions/" + which + "/decision")).putNull("signature");
                ((ObjectNode) manifest.at("/decisions/" + which)).put("source", "ASSERTED");
            });
            manifest(
                    "leave out decision " + at,
                    key,
                    manifest -> ((ArrayNode) manifest.path("decisions")).remove(which));
        }
    }

    /** A change to each value of an object. */
    private static void values(JsonNode json, Set<String> except, BiConsumer<String, Consumer<ObjectNode>> each) {
        json.fields().forEachRemaining(field -> {
            String name = field.getKey();
            if (!except.contains(name)) {
                each.accept(name, object -> object.set(name, changed(object.path(name))));
            }
        });
    }

    /** Another value of the same kind, where there is one. */
    private static JsonNode changed(JsonNode value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (value.isArray()) {
            ArrayNode shorter = ((ArrayNode) value).deepCopy();
            return shorter.isEmpty() ? shorter.add("other") : shorter.removeAll();
        }
        if (value.isObject()) {
            ObjectNode object = ((ObjectNode) value).deepCopy();
            String first = object.fieldNames().next();
            object.set(first, changed(object.path(first)));
            return object;
        }
        if (value.isBoolean()) {
            return make.booleanNode(!value.asBoolean());
        }
        return value.isNumber() ? make.numberNode(value.asLong() + 1) : make.textNode(value.asText("") + "other");
    }

    private void manifests(ECKey key) throws IOException {
        JsonNode own = Resealing.payload(pack.resolve("manifest.jws")).path("content");
        manifest("let somebody else have asked", key, manifest -> manifest.put("requestedBy", "mallory@contoso.com"));
        manifest("name another run", key, manifest -> manifest.put("runId", String.valueOf(other.getFileName())));
        manifest(
                "leave the vault unlocked",
                key,
                manifest -> ((ObjectNode) manifest.path("retention")).put("locked", false));
        if (own.path("plan").isObject()) {
            JsonNode plan = Resealing.payload(other.resolve("manifest.jws")).at("/content/plan");
            manifest("take another run's plan", key, manifest -> manifest.set("plan", plan));
            manifest(
                    "change the plan",
                    key,
                    manifest -> ((ObjectNode) manifest.at("/plan/plan/changes/0")).put("after", "nothing"));
        }
        if (own.path("rule").isObject()) {
            manifest("ask nobody", key, manifest -> ((ObjectNode) manifest.path("rule")).put("runbook", "Hunt"));
        }
        if (!own.path("steps").isEmpty()) {
            manifest("exchange two steps", key, manifest -> {
                ArrayNode steps = (ArrayNode) manifest.path("steps");
                steps.add(steps.remove(2));
            });
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.walk(pack)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> pack.relativize(file).toString())
                    .filter(name -> !name.equals("pack.json"))
                    .sorted()
                    .toList();
        }
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static void truncate(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static void swap(Path one, Path other) throws IOException {
        byte[] bytes = Files.readAllBytes(one);
        Files.copy(other, one, StandardCopyOption.REPLACE_EXISTING);
        Files.write(other, bytes);
    }
}
