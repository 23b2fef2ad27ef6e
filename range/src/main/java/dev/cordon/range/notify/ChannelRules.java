package dev.cordon.range.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.http.Json;
import java.nio.charset.StandardCharsets;

/**
 * Which messages a Teams channel shows.
 *
 * <p>Teams keeps the card as text within the message and lets that have 28,672 bytes: a workflow that posts more fails
 * with {@code MessageSizeExceeded}, after the webhook has answered 202 (MicrosoftDocs/msteams-docs issue 11274). Quotes
 * are escaped in it, so that a body of fewer bytes can be too large.
 */
final class ChannelRules {
    private static final int MOST_BYTES = 28_672;
    private static final String ADAPTIVE = "application/vnd.microsoft.card.adaptive";

    private ChannelRules() {}

    /** The verdict on a message without attachments. */
    static Verdict of(JsonNode message) {
        String problem = envelope(message);
        return new Verdict(
                false, problem.isEmpty() ? "attachments must be a list of cards, but there are none" : problem);
    }

    /** The verdict on one attachment of a message of that many bytes. */
    static Verdict of(JsonNode message, JsonNode attachment, int bytes) {
        String problem = envelope(message);
        if (problem.isEmpty()) {
            problem = attachment(attachment);
        }
        if (problem.isEmpty()) {
            problem = size(attachment.path("content"), bytes);
        }
        if (!problem.isEmpty()) {
            return new Verdict(false, problem);
        }
        CardCheck check = CardCheck.of(attachment.path("content"));
        return check.faults().isEmpty()
                ? new Verdict(true, String.join("; ", check.idle()))
                : new Verdict(false, String.join("; ", check.faults()));
    }

    private static String envelope(JsonNode message) {
        String type = message.path("type").asText();
        return type.equals("message") ? "" : "type must be 'message', but was '" + type + "'";
    }

    private static String attachment(JsonNode attachment) {
        String type = attachment.path("contentType").asText();
        if (!type.equals(ADAPTIVE)) {
            return "contentType must be '" + ADAPTIVE + "', but was '" + type + "'";
        }
        return attachment.path("content").isObject() ? "" : "content must be an Adaptive Card as an object";
    }

    private static String size(JsonNode card, int bytes) {
        int kept = Json.write(TextNode.valueOf(Json.write(card))).getBytes(StandardCharsets.UTF_8).length;
        int counted = Math.max(bytes, kept);
        return counted <= MOST_BYTES
                ? ""
                : "MessageSizeExceeded-Message properties size exceeded. Actual message properties size: " + counted
                        + " bytes, whereas max allowed size is " + MOST_BYTES + " bytes";
    }
}
