package dev.cordon.auditor.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people sent and what activities answered, in short words. */
final class Words {
    private static final int LONGEST = 160;
    private static final int SHORT_HASH = 12;
    /** Of a resource's id a reader needs the name. */
    private static final Pattern LONG_ID = Pattern.compile("/subscriptions/[^\"]*/");

    private Words() {}

    static String answered(String type, JsonNode answer) {
        if (answer.isMissingNode()) {
            return "nothing to tell";
        }
        return switch (type) {
            case "compute.observe" ->
                "machine is " + answer.path("power").asText().toLowerCase(Locale.ROOT) + ", "
                        + answer.path("disks").size() + " disks";
            case "network.attachNsg", "network.restoreNsg" ->
                name(answer.at("/nic/id")) + " is on " + name(answer.at("/nsg/id"));
            case "network.verifyIsolation" ->
                name(answer.at("/nic/id")) + (answer.path("isolated").asBoolean() ? " is cut off" : " is still open")
                        + ", judged by "
                        + answer.path("basis").asText().toLowerCase(Locale.ROOT).replace('_', ' ');
            case "identity.observe", "identity.detachAll" -> identities(answer);
            case "snapshot.take", "snapshot.observe" ->
                name(answer.at("/snapshot/id")) + ", point in time "
                        + answer.path("takenAt").asText();
            case "vault.check" -> vault(answer);
            case "plan.hash" -> "plan " + hash(answer);
            case "decision.verify" ->
                answer.path("valid").asBoolean()
                        ? "the signature holds: " + answer.path("method").asText("")
                        : "the signature does not hold: "
                                + answer.path("problem").asText();
            default -> stored(answer);
        };
    }

    static String decision(JsonNode sent) {
        boolean signed = !sent.path("signature").asText("").isEmpty()
                && !sent.path("signature").isNull();
        String comment = sent.path("comment").asText("");
        return sent.path("decider").asText() + " decided '"
                + sent.path("choice").asText() + "' at gate '"
                + sent.path("gate").asText() + "' on plan " + hash(sent.path("planHash"))
                + (signed ? ", signed by the starter" : ", by its own claim")
                + (comment.isEmpty() ? "" : ": " + comment);
    }

    static String json(JsonNode node) {
        String all = LONG_ID.matcher(node.toString()).replaceAll(".../");
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + " ...";
    }

    static String name(JsonNode id) {
        String text = id.asText("");
        return text.isEmpty() ? "none" : text.substring(text.lastIndexOf('/') + 1);
    }

    private static String identities(JsonNode answer) {
        List<String> names = new ArrayList<>();
        if (!answer.path("systemAssignedPrincipalId").asText("").isEmpty()
                && !answer.path("systemAssignedPrincipalId").isNull()) {
            names.add("system-assigned");
        }
        answer.path("userAssigned").forEach(each -> names.add(name(each.path("id"))));
        return names.isEmpty() ? "no identity" : "identities " + String.join(", ", names);
    }

    private static String vault(JsonNode answer) {
        List<String> shortcomings = new ArrayList<>();
        answer.path("shortcomings").forEach(each -> shortcomings.add(each.asText()));
        return shortcomings.isEmpty()
                ? "locked, retains for " + answer.at("/state/retentionDays").asInt() + " days"
                : String.join("; ", shortcomings);
    }

    /** Most of what is kept says where, and with which hash. */
    private static String stored(JsonNode answer) {
        if (!answer.has("sha256")) {
            return json(answer);
        }
        return (answer.has("url") ? name(answer.path("url")) + ", " : "")
                + (answer.path("length").asLong() > 0 ? answer.path("length").asLong() + " bytes, " : "")
                + "SHA-256 " + hash(answer.path("sha256"))
                + (answer.path("adopted").asBoolean() ? ", written by an attempt before" : "");
    }

    private static String hash(JsonNode hash) {
        String text = hash.asText("");
        return text.length() <= SHORT_HASH ? text : text.substring(0, SHORT_HASH) + "...";
    }
}
