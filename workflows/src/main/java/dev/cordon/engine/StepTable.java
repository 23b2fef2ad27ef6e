package dev.cordon.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders a run's status as the Markdown that the Temporal UI shows as its current details: a table, then notes. */
final class StepTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final double MILLIS = 1000.0;
    private static final char SPACE = '\u00a0';

    private StepTable() {}

    static String render(RunStatus status) {
        StringBuilder text = new StringBuilder(status.headline()).append("\n\n");
        text.append("|").append(cells("Step", "State", "Started (UTC)", "Took")).append("\n|---|---|---|---|\n");
        List<StepStatus> steps = status.steps();
        for (int i = 0; i < steps.size(); i++) {
            text.append('|').append(row(i + 1, steps.get(i))).append('\n');
        }
        text.append('\n');
        steps.stream()
                .filter(step -> !step.note().isEmpty())
                .forEach(step -> text.append("- **")
                        .append(step.title())
                        .append("**: ")
                        .append(line(step.note()))
                        .append('\n'));
        return text.toString();
    }

    private static String row(int number, StepStatus step) {
        return cells(
                number + ". " + step.title(),
                state(step.state()),
                time(step.startedAt()),
                took(step.startedAt(), step.endedAt()));
    }

    /** The Temporal UI renders tables without any space between columns, so each cell brings its own. */
    private static String cells(String... texts) {
        StringBuilder cells = new StringBuilder();
        for (String text : texts) {
            cells.append(text.replace("|", "\\|")).append(SPACE).append(SPACE).append('|');
        }
        return cells.toString();
    }

    private static String state(StepState state) {
        boolean quiet = state == StepState.PENDING || state == StepState.DONE;
        return quiet ? state.words() : "**" + state.words() + "**";
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : TIME.format(at);
    }

    private static String took(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? ""
                : String.format(
                        Locale.ROOT, "%.1f s", Duration.between(from, to).toMillis() / MILLIS);
    }

    private static String line(String note) {
        return note.replace('\n', ' ');
    }
}
