package dev.cordon.range.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.notify.WebAddress;
import dev.cordon.range.page.ChannelCards.Block;
import dev.cordon.range.page.ChannelCards.Button;
import dev.cordon.range.page.ChannelCards.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads an Adaptive Card from top to bottom as texts, facts and buttons; pictures are left out. */
final class CardReader {
    private static final Set<String> LARGE = Set.of("medium", "large", "extralarge");
    private static final List<String> CONTAINERS = List.of("items", "columns", "rows", "cells");

    private final List<Block> blocks = new ArrayList<>();
    private final List<Button> buttons = new ArrayList<>();

    List<Block> blocks() {
        return blocks;
    }

    List<Button> buttons() {
        return buttons;
    }

    void card(JsonNode card) {
        card.path("body").forEach(this::element);
        card.path("actions").forEach(this::action);
    }

    private void element(JsonNode element) {
        switch (element.path("type").asText()) {
            case "TextBlock" -> text(element);
            case "FactSet" -> facts(element.path("facts"));
            case "ActionSet" -> element.path("actions").forEach(this::action);
            case "RichTextBlock" -> inlines(element.path("inlines"));
            case "CodeBlock" -> add(element.path("codeSnippet").asText());
            case "Badge" -> add(element.path("text").asText());
            case "Image" -> add(element.path("altText").asText());
            default -> CONTAINERS.forEach(name -> element.path(name).forEach(this::element));
        }
    }

    private void text(JsonNode block) {
        String text = block.path("text").asText();
        boolean stands = block.path("weight").asText().equalsIgnoreCase("bolder")
                || block.path("style").asText().equalsIgnoreCase("heading")
                || LARGE.stream().anyMatch(block.path("size").asText()::equalsIgnoreCase);
        if (stands) {
            blocks.add(Block.heading(text));
        } else {
            add(text);
        }
    }

    private void add(String text) {
        if (!text.isBlank()) {
            blocks.add(Block.text(text));
        }
    }

    private void facts(JsonNode facts) {
        List<Fact> read = new ArrayList<>();
        facts.forEach(fact -> read.add(
                new Fact(fact.path("title").asText(), fact.path("value").asText())));
        blocks.add(Block.facts(read));
    }

    private void inlines(JsonNode inlines) {
        StringBuilder text = new StringBuilder();
        inlines.forEach(inline -> text.append(
                inline.isTextual() ? inline.asText() : inline.path("text").asText()));
        add(text.toString());
    }

    private void action(JsonNode action) {
        String title = action.path("title").asText();
        if (action.path("type").asText().equals("Action.ShowCard")) {
            blocks.add(Block.heading(title));
            card(action.path("card"));
            return;
        }
        String url = action.path("url").asText();
        buttons.add(new Button(title.isBlank() ? url : title, WebAddress.isOne(url) ? url : ""));
    }
}
