package dev.cordon.range.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the Teams channel shows, and what it was sent and does not show. */
final class ChannelCards {
    private ChannelCards() {}

    /** The cards, the newest first. */
    static List<Card> of(JsonNode entries) {
        List<Card> cards = new ArrayList<>();
        entries.forEach(entry -> cards.add(card(entry)));
        Collections.reverse(cards);
        return cards;
    }

    private static Card card(JsonNode entry) {
        CardReader reader = new CardReader();
        reader.card(entry.path("card"));
        return new Card(
                Moment.shown(entry.path("receivedAt").asText()),
                entry.path("shown").asBoolean(),
                entry.path("problem").asText(),
                reader.blocks(),
                reader.buttons());
    }

    /**
     * A card.
     *
     * @param received when it came, in UTC
     * @param shown whether Teams shows it
     * @param problem what is wrong with it; empty where nothing is
     * @param blocks its content from top to bottom
     * @param buttons its buttons
     */
    record Card(String received, boolean shown, String problem, List<Block> blocks, List<Button> buttons) {
        Card {
            blocks = List.copyOf(blocks);
            buttons = List.copyOf(buttons);
        }
    }

    /**
     * A piece of a card; one of the three is there.
     *
     * @param heading a text that stands out
     * @param text any other text
     * @param facts pairs of a name and a value
     */
    record Block(String heading, String text, List<Fact> facts) {
        Block {
            facts = List.copyOf(facts);
        }

        static Block heading(String heading) {
            return new Block(heading, "", List.of());
        }

        static Block text(String text) {
            return new Block("", text, List.of());
        }

        static Block facts(List<Fact> facts) {
            return new Block("", "", facts);
        }
    }

    /**
     * A fact on a card.
     *
     * @param title its name
     * @param value its value
     */
    record Fact(String title, String value) {}

    /**
     * A button on a card.
     *
     * @param title what it says
     * @param url where it leads; empty for a button that leads nowhere
     */
    record Button(String title, String url) {}
}
