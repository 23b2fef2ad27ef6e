package dev.cordon.range.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads an Adaptive Card as Teams does: version 1.5 at most, the elements and actions that it knows, and what each of
 * them must have, as in the Adaptive Cards schema.
 *
 * <p>An unknown element is passed over where it names a {@code fallback}. Buttons that need a bot to answer them are
 * shown, but a card from a webhook has no bot behind it.
 */
final class CardCheck {
    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("TextBlock", List.of("text")),
            Map.entry("Image", List.of("url")),
            Map.entry("CodeBlock", List.of("codeSnippet")),
            Map.entry("Badge", List.of("text")),
            Map.entry("Icon", List.of("name")),
            Map.entry("Input.Text", List.of("id")),
            Map.entry("Input.Number", List.of("id")),
            Map.entry("Input.Date", List.of("id")),
            Map.entry("Input.Time", List.of("id")),
            Map.entry("Input.Toggle", List.of("id", "title")),
            Map.entry("Input.ChoiceSet", List.of("id")));
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("FactSet", "facts"),
            Map.entry("ImageSet", "images"),
            Map.entry("Media", "sources"),
            Map.entry("RichTextBlock", "inlines"),
            Map.entry("ActionSet", "actions"),
            Map.entry("Container", "items"),
            Map.entry("ColumnSet", "columns"),
            Map.entry("Table", "rows"));
    private static final Set<String> NEEDING_A_BOT = Set.of("Action.Submit", "Action.Execute");

    private final List<String> faults = new ArrayList<>();
    private final List<String> idle = new ArrayList<>();

    private CardCheck() {}

    static CardCheck of(JsonNode card) {
        CardCheck check = new CardCheck();
        check.card("card", card);
        return check;
    }

    /** What keeps the card from being shown. */
    List<String> faults() {
        return faults;
    }

    /** What is shown and does nothing. */
    List<String> idle() {
        return idle;
    }

    private void card(String at, JsonNode card) {
        if (!card.path("type").asText().equals("AdaptiveCard")) {
            fault(at + ".type must be 'AdaptiveCard', but was '"
                    + card.path("type").asText() + "'");
        }
        version(at, card);
        if (card.path("body").isEmpty() && card.path("actions").isEmpty()) {
            fault(at + " has neither a body nor actions");
        }
        elements(at + ".body", card.path("body"));
        actions(at + ".actions", card.path("actions"));
    }

    private void version(String at, JsonNode card) {
        String version = card.path("version").asText();
        boolean nested = !at.equals("card");
        if (!version.matches("1\\.[0-5]") && !(nested && version.isEmpty())) {
            fault(at + ".version must be from 1.0 to 1.5, but was '" + version + "'");
        }
    }

    private void elements(String at, JsonNode elements) {
        for (int i = 0; i < elements.size(); i++) {
            element(at + "[" + i + "]", elements.get(i));
        }
    }

    private void element(String at, JsonNode element) {
        String type = element.path("type").asText();
        if (TEXTS.containsKey(type)) {
            TEXTS.getOrDefault(type, List.of()).forEach(name -> text(at, element, name));
        } else if (LISTS.containsKey(type)) {
            list(at, type, element);
        } else if (element.path("fallback").isObject()) {
            element(at + ".fallback", element.path("fallback"));
        } else if (!element.path("fallback").asText().equals("drop")) {
            fault(at + " is of the unknown type '" + type + "'");
        }
        if (element.has("selectAction")) {
            action(at + ".selectAction", element.path("selectAction"));
        }
    }

    private void text(String at, JsonNode element, String name) {
        if (!element.path(name).isTextual()) {
            fault(at + "." + name + " must be a text");
        }
    }

    private void list(String at, String type, JsonNode element) {
        String name = LISTS.getOrDefault(type, "");
        JsonNode list = element.path(name);
        String below = at + "." + name;
        if (!list.isArray()) {
            fault(below + " must be a list");
        }
        switch (type) {
            case "FactSet" -> each(below, list, "title", "value");
            case "ImageSet" -> each(below, list, "url");
            case "Media" -> each(below, list, "url");
            case "ActionSet" -> actions(below, list);
            case "ColumnSet" -> nested(below, list, "items");
            case "Table" -> rows(below, list);
            case "Container" -> elements(below, list);
            default -> inlines(below, list);
        }
    }

    private void each(String at, JsonNode list, String... names) {
        for (int i = 0; i < list.size(); i++) {
            for (String name : names) {
                text(at + "[" + i + "]", list.get(i), name);
            }
        }
    }

    private void nested(String at, JsonNode list, String name) {
        for (int i = 0; i < list.size(); i++) {
            elements(at + "[" + i + "]." + name, list.get(i).path(name));
        }
    }

    private void rows(String at, JsonNode rows) {
        for (int i = 0; i < rows.size(); i++) {
            nested(at + "[" + i + "].cells", rows.get(i).path("cells"), "items");
        }
    }

    private void inlines(String at, JsonNode list) {
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).isTextual()) {
                text(at + "[" + i + "]", list.get(i), "text");
            }
        }
    }

    private void actions(String at, JsonNode actions) {
        for (int i = 0; i < actions.size(); i++) {
            action(at + "[" + i + "]", actions.get(i));
        }
    }

    private void action(String at, JsonNode action) {
        String type = action.path("type").asText();
        if (type.equals("Action.OpenUrl")) {
            link(at, action);
        } else if (type.equals("Action.ShowCard")) {
            card(at + ".card", action.path("card"));
        } else if (NEEDING_A_BOT.contains(type)) {
            idle.add(at + " is " + type + ", which does nothing on a card that came through a webhook");
        } else if (!type.equals("Action.ToggleVisibility")) {
            fault(at + " is of the unknown type '" + type + "'");
        }
    }

    private void link(String at, JsonNode action) {
        String url = action.path("url").asText();
        if (!WebAddress.isOne(url)) {
            fault(at + ".url must be an absolute http or https address, but was '" + url + "'");
        }
    }

    private void fault(String what) {
        faults.add(what);
    }
}
