package dev.cordon.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** Prints each step of a run once, as soon as it has ended. */
final class StepPrinter {
    private final PrintStream out;
    private final Instant began;
    private final Set<String> printed = new HashSet<>();

    StepPrinter(PrintStream out, Instant began) {
        this.out = out;
        this.began = began;
    }

    /** Prints what is new in an answer of the starter. */
    void print(JsonNode run) {
        JsonNode progress = run.path("progress").path("steps");
        JsonNode steps = progress.isArray() ? progress : run.path("report").path("steps");
        steps.forEach(step -> {
            if (step.hasNonNull("endedAt") && printed.add(step.path("step").asText())) {
                line(step);
            }
        });
    }

    private void line(JsonNode step) {
        Instant ended = Instant.parse(step.path("endedAt").asText());
        Instant started = Instant.parse(step.path("startedAt").asText());
        out.printf(
                "  %6.1f s  %-52s %5.1f s  %s%n",
                seconds(began, ended),
                step.path("title").asText(),
                seconds(started, ended),
                step.path("note").asText());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
