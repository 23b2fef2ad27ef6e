package dev.cordon.starter.console;

import dev.cordon.starter.runs.Run;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a run's page that change by themselves, each on its own: nobody's half-written comment goes with them. */
enum Part {
    STATE,
    QUESTION,
    STEPS,
    PLAN,
    DECISIONS,
    INCIDENT;

    /** As addresses, events and templates name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Part> of(String word) {
        return Arrays.stream(values()).filter(part -> part.word().equals(word)).findFirst();
    }

    /** What a page that shows the run now has seen. */
    static Map<Part, String> versions(Run run) {
        Map<Part, String> versions = new EnumMap<>(Part.class);
        for (Part part : values()) {
            versions.put(part, Integer.toHexString(Objects.hashCode(part.shows(run))));
        }
        return versions;
    }

    static String write(Map<Part, String> versions) {
        return Arrays.stream(values())
                .map(part -> versions.getOrDefault(part, ""))
                .collect(Collectors.joining("-"));
    }

    static Map<Part, String> read(String written) {
        String[] parts = written.split("-", -1);
        Map<Part, String> versions = new EnumMap<>(Part.class);
        for (int i = 0; i < Math.min(parts.length, values().length); i++) {
            versions.put(values()[i], parts[i]);
        }
        return versions;
    }

    private @Nullable Object shows(Run run) {
        return switch (this) {
            case STATE -> Objects.hash(run.state(), run.account().progress(), open(run));
            case QUESTION -> Arrays.asList(open(run), run.account().decisions());
            case STEPS -> run.account().progress();
            case PLAN -> run.account().plan();
            case DECISIONS -> run.account().decisions();
            case INCIDENT -> run.account().incident();
        };
    }

    private static @Nullable Object open(Run run) {
        return run.account().decisions() == null
                ? null
                : run.account().decisions().open();
    }
}
