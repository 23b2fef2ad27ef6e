package dev.cordon.engine.gate;

import dev.cordon.engine.Progress;

/** Shows a question while it is open: with samples to paste, and findable by {@code AwaitingDecision}. */
final class Asking {
    private static final String HEADING = "Decision awaited";

    private final Progress progress;
    private final DecisionDesk desk;

    Asking(Progress progress, DecisionDesk desk) {
        this.progress = progress;
        this.desk = desk;
    }

    void begin(Question question) {
        progress.show(HEADING, QuestionText.render(question));
        progress.awaitsDecision(true);
        desk.open(question);
    }

    void end() {
        progress.show(HEADING, "");
        progress.awaitsDecision(false);
    }
}
