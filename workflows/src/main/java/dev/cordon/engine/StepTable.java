package dev.cordon.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Renders a run's status as the Markdown table that the Temporal UI shows under its current details. */
final class StepTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final double MILLIS = 1000.0;

    private StepTable() {}

    static String render(RunStatus status) {
        StringBuilder table = new StringBuilder();
        table.append(status.headline()).append("\n\n");
        table.append("| # | Step | State | Started (UTC) | Took | What came of it |\n");
        table.append("|---|---|---|---|---|---|\n");
        List<StepStatus> steps = status.steps();
        for (int i = 0; i < steps.size(); i++) {
            row(table, i + 1, steps.get(i));
        }
        return table.toString();
    }

    private static void row(StringBuilder table, int number, StepStatus step) {
        table.append("| ").append(number).append(" | ").append(step.title());
        table.append(" | ").append(state(step.state()));
        table.append(" | ").append(time(step.startedAt()));
        table.append(" | ").append(took(step.startedAt(), step.endedAt()));
        table.append(" | ").append(cell(step.note())).append(" |\n");
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

    private static String cell(String note) {
        return note.replace("|", "\\|").replace('\n', ' ');
    }
}
