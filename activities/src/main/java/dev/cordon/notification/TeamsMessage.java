package dev.cordon.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.capability.notification.Notice;
import java.nio.charset.StandardCharsets;

/**
 * A notice as a Workflows webhook of Microsoft Teams takes it: an Adaptive Card of at most 28 KB. Its only button opens
 * Cordon, where whoever wants to decide signs in; a card approves nothing. Text that others wrote is put in so that Teams
 * makes no link of it.
 */
final class TeamsMessage {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST_BYTES = 28 * 1024;
    private static final int MOST_LINES = 12;
    private static final int MOST_FACTS = 10;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_WORDS = 2000;

    private TeamsMessage() {}

    static ObjectNode of(Notice notice) {
        int lines = Math.min(MOST_LINES, notice.plan().size());
        int words = LONGEST_WORDS;
        ObjectNode message = message(notice, lines, words);
        while (bytes(message) > MOST_BYTES && lines + words > 0) {
            if (lines > 0) {
                lines--;
            } else {
                words /= 2;
            }
            message = message(notice, lines, words);
        }
        return message;
    }

    private static ObjectNode message(Notice notice, int lines, int words) {
        ObjectNode message = MAPPER.createObjectNode().put("type", "message");
        ObjectNode attachment = message.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
        card.putObject("msteams").put("width", "Full");
        body(card.putArray("body"), notice, lines, words);
        button(card, notice);
        return message;
    }

    private static void body(ArrayNode body, Notice notice, int lines, int words) {
        ObjectNode head = body.addObject()
                .put("type", "Container")
                .put("style", style(notice))
                .put("bleed", true);
        text(head.putArray("items"), notice.severity() + " · " + notice.title(), words)
                .put("weight", "Bolder")
                .put("size", "Medium");
        text(body, notice.words(), words);
        ArrayNode facts = body.addObject().put("type", "FactSet").putArray("facts");
        notice.facts().stream()
                .limit(MOST_FACTS)
                .forEach(fact -> facts.addObject()
                        .put("title", Excerpt.of(plain(fact.name()), LONGEST_NAME))
                        .put("value", Excerpt.of(plain(fact.value()), LONGEST_LINE)));
        facts.addObject().put("title", "Run").put("value", Excerpt.of(plain(notice.workflowId()), LONGEST_LINE));
        notice.plan().stream()
                .limit(lines)
                .forEach(line -> text(body, "- " + line, LONGEST_LINE).put("spacing", "Small"));
        if (notice.plan().size() > lines) {
            text(body, "and " + (notice.plan().size() - lines) + " more lines of the plan in Cordon", LONGEST_LINE)
                    .put("isSubtle", true);
        }
    }

    private static void button(ObjectNode card, Notice notice) {
        if (notice.page() != null) {
            card.putArray("actions")
                    .addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", notice.asks() ? "Decide in Cordon" : "Open in Cordon")
                    .put("url", notice.page());
        }
    }

    private static ObjectNode text(ArrayNode where, String text, int longest) {
        return where.addObject()
                .put("type", "TextBlock")
                .put("text", Excerpt.of(plain(text), longest))
                .put("wrap", true);
    }

    private static String style(Notice notice) {
        return switch (notice.occasion()) {
            case HOLD, LATE, ESCALATION, RECORD -> "attention";
            case QUESTION -> "warning";
            case ENDED, DECIDED -> "good";
            case BEGUN -> "High".equals(notice.severity()) ? "attention" : "accent";
        };
    }

    /** Without what Adaptive Cards read as Markdown, and without addresses that Teams would make links of. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}]", " ")
                .replaceAll("([\\\\\\[\\]*_`])", "\\\\$1")
                .replace("://", ":// ")
                .replaceAll("(?i)\\b(www\\.|mailto:)", "$1 ");
    }

    /** As Teams counts: it keeps the card as a text within the message, with its quotes escaped. */
    private static int bytes(ObjectNode message) {
        return TextNode.valueOf(message.toString()).toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
