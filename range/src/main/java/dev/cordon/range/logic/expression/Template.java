package dev.cordon.range.logic.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.range.http.Json;

/**
 * Fills a JSON document's expressions in.
 *
 * <p>A text that begins with an at sign is an expression and becomes its value; one with <code>@{...}</code> in it stays
 * a text; two at signs, at the beginning or before a brace, stand for one.
 */
public final class Template {
    private final Evaluator evaluator;

    public Template(Scope scope) {
        this.evaluator = new Evaluator(scope);
    }

    /**
     * The document with every expression replaced by its value.
     *
     * @throws ExpressionFailure where one cannot be evaluated
     */
    public JsonNode fill(JsonNode document) {
        if (document.isTextual()) {
            return text(document.asText());
        }
        if (document instanceof ArrayNode array) {
            ArrayNode filled = Json.array();
            array.forEach(element -> filled.add(fill(element)));
            return filled;
        }
        if (document instanceof ObjectNode object) {
            ObjectNode filled = Json.object();
            object.properties().forEach(field -> filled.set(interpolated(field.getKey()), fill(field.getValue())));
            return filled;
        }
        return document;
    }

    private JsonNode text(String text) {
        boolean whole = text.startsWith("@") && !text.startsWith("@@") && !text.startsWith("@{");
        return whole ? evaluator.evaluate(Reader.read(text.substring(1))) : new TextNode(interpolated(text));
    }

    private String interpolated(String text) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (at == 0 && text.startsWith("@@") || text.startsWith("@@{", at)) {
                boolean brace = text.startsWith("@@{", at);
                filled.append(brace ? "@{" : "@");
                at += brace ? 3 : 2;
            } else if (text.startsWith("@{", at)) {
                int end = end(text, at + 2);
                filled.append(Values.text(evaluator.evaluate(Reader.read(text.substring(at + 2, end)))));
                at = end + 1;
            } else {
                filled.append(text.charAt(at));
                at++;
            }
        }
        return filled.toString();
    }

    private static int end(String text, int from) {
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char character = text.charAt(at);
            quoted ^= character == '\'';
            if (character == '}' && !quoted) {
                return at;
            }
        }
        throw ExpressionFailure.invalid("The text '" + text + "' has an expression that does not end.");
    }
}
