package dev.cordon.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Prints each comment on an incident once, as soon as it stands there. */
final class CommentPrinter {
    private static final double MILLIS = 1000.0;
    private static final int LONGEST = 150;

    private final PrintStream out;
    private final SentinelLoop loop;
    private final Set<String> printed = new HashSet<>();

    CommentPrinter(PrintStream out, SentinelLoop loop) {
        this.out = out;
        this.loop = loop;
    }

    void print() {
        StreamSupport.stream(loop.comments().spliterator(), false)
                .filter(comment -> printed.add(comment.path("name").asText()))
                .sorted(Comparator.comparing(CommentPrinter::time))
                .forEach(this::line);
    }

    private void line(JsonNode comment) {
        String text = comment.at("/properties/message")
                .asText()
                .replace("**", "")
                .replaceAll("\\\\(.)", "$1")
                .lines()
                .findFirst()
                .orElse("");
        out.printf(
                "  %6.1f s  %s%n",
                Duration.between(loop.raisedAt(), Instant.parse(time(comment))).toMillis() / MILLIS,
                text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    private static String time(JsonNode comment) {
        return comment.at("/properties/createdTimeUtc").asText();
    }
}
