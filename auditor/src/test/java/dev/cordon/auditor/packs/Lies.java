package dev.cordon.auditor.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What whoever runs the workers, and so has the key of the seals and writes what the history shows, could have made up
 * from the start: that people decided what they did not, or that nobody had to.
 */
final class Lies {
    private final ECKey sealKey;
    private final JsonNode manifest;
    private final List<Mutation> all = new ArrayList<>();

    private Lies(Path pack, ECKey sealKey) throws IOException {
        this.sealKey = sealKey;
        this.manifest = Resealing.payload(pack.resolve("manifest.jws")).path("content");
    }

    static List<Mutation> about(Path pack, ECKey sealKey) throws IOException {
        Lies lies = new Lies(pack, sealKey);
        lies.decisions();
        if (!lies.manifest.path("steps").isEmpty()) {
            lies.steps();
        }
        if (lies.manifest.path("rule").isObject()) {
            lies.rule();
        }
        lies.vault();
        return List.copyOf(lies.all);
    }

    private void add(String name, Consumer<ObjectNode> change) {
        all.add(Mutation.of(name + ", told throughout", copy -> Untruth.tell(copy, sealKey, change)));
    }

    private void words(String name, UnaryOperator<String> change) {
        all.add(Mutation.of(name + ", told throughout", copy -> Untruth.tell(copy, sealKey, change, manifest -> {})));
    }

    private void decisions() {
        JsonNode decisions = manifest.path("decisions");
        for (int at = 0; at < decisions.size(); at++) {
            int which = at;
            add("leave out decision " + at, content -> ((ArrayNode) content.path("decisions")).remove(which));
            String signature = decisions.get(at).at("/decision/signature").asText("");
            if (decisions.get(at).path("outcome").asText().equals("COUNTED") && !signature.isEmpty()) {
                String another = Signing.again(sealKey, signature); // one and the same wherever it stands
                words("sign decision " + at + " with the key of the seals", text -> text.replace(signature, another));
            }
        }
    }

    private void steps() {
        for (int at = 0; at < manifest.path("steps").size(); at++) {
            int which = at;
            if (manifest.at("/steps/" + at + "/step").asText().equals("decide")) {
                add("have no step for a decision", content -> ((ArrayNode) content.path("steps")).remove(which));
            }
        }
        add("go on without a step", content -> ((ObjectNode) content.at("/steps/3")).put("state", "SKIPPED"));
        add("have been rolled back", content -> content.put("verdict", "ROLLED_BACK"));
    }

    private void rule() {
        add("ask fewer people", content -> ((ObjectNode) content.path("rule")).put("approvers", 0));
        add("let silence mean yes", content -> ((ObjectNode) content.path("rule")).put("onSilence", "PROCEED"));
        add("wait for no time", content -> ((ObjectNode) content.path("rule")).put("expiresAfter", 0.001));
    }

    private void vault() {
        words("retain for a day", text -> text.replaceAll("\"retentionDays\":\\d+", "\"retentionDays\":1"));
        for (String flag : List.of("locked", "versioning")) {
            words("have it not " + flag, text -> text.replace("\"" + flag + "\":true", "\"" + flag + "\":false"));
        }
        words("let anybody read it", text -> text.replace("\"publicAccess\":false", "\"publicAccess\":true"));
        words("let it be added to", text -> text.replace("\"appends\":\"NONE\"", "\"appends\":\"APPEND_BLOBS\""));
        words("put it elsewhere", text -> text.replaceAll("\"region\":\"[a-z]+\"", "\"region\":\"antarctica\""));
    }
}
