package dev.cordon.range.notify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The webhook of a Teams workflow, "Post to a channel when a webhook request is received": it accepts whatever JSON
 * comes with the right signature, and only then does the workflow find out whether Teams shows the cards.
 *
 * <p>So an invalid card is a 202 too; that it was not shown, and why, stands in the inbox.
 */
final class TeamsWebhook implements Service {
    static final String OPERATION = "Teams/webhook/post";

    private final NotifyKeys keys;
    private final TriggerAccess access;
    private final Inbox inbox;

    TeamsWebhook(NotifyKeys keys, Inbox inbox) {
        this.keys = keys;
        this.access = new TriggerAccess(keys.signature());
        this.inbox = inbox;
    }

    /** Where to send cards, seen from that origin. */
    String address(String origin) {
        return origin + path() + "?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=" + keys.signature();
    }

    private String path() {
        return "/workflows/" + keys.workflow() + "/triggers/manual/paths/invoke";
    }

    @Override
    public boolean accepts(Call call) {
        return call.method().equals("POST") && call.path().equalsIgnoreCase(path());
    }

    @Override
    public String operationName(Call call) {
        return OPERATION;
    }

    @Override
    public Answer answer(Call call) {
        access.check(call);
        JsonNode message = message(call);
        keep(call, message);
        return Answer.empty(202)
                .with("x-ms-workflow-id", keys.workflow())
                .with("x-ms-workflow-name", keys.workflow())
                .with("x-ms-trigger-history-name", "range" + call.sequence())
                .with("x-ms-workflow-run-id", "range" + call.sequence())
                .with("x-ms-request-id", UUID.randomUUID().toString());
    }

    private static JsonNode message(Call call) {
        try {
            return call.json();
        } catch (UncheckedIOException malformed) {
            throw Errors.refusal(
                    400,
                    "InvalidRequestContent",
                    "The request content is not valid and could not be deserialized: '" + malformed.getMessage()
                            + "'.");
        }
    }

    private void keep(Call call, JsonNode message) {
        int bytes = call.text().getBytes(StandardCharsets.UTF_8).length;
        JsonNode attachments = message.path("attachments");
        if (attachments.isEmpty()) {
            add(call, bytes, ChannelRules.of(message), Json.object().nullNode());
        }
        for (JsonNode attachment : attachments) {
            add(call, bytes, ChannelRules.of(message, attachment, bytes), attachment.path("content"));
        }
    }

    private void add(Call call, int bytes, Verdict verdict, JsonNode card) {
        ObjectNode entry = Json.object();
        entry.put("receivedAt", call.start().toString()).put("shown", verdict.shown());
        entry.put("problem", verdict.problem()).put("bytes", bytes);
        entry.set("card", card.isMissingNode() ? null : card);
        inbox.add(entry);
    }
}
