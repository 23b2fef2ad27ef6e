package dev.cordon.starter.console;

import dev.cordon.engine.RunStatus;
import dev.cordon.engine.StepState;
import dev.cordon.starter.runs.Run;
import java.util.Locale;
import java.util.Set;

/**
 * Where a run stands, in the few words that are read first.
 *
 * @param words for example {@code waits for a decision}
 * @param tone how it is shown
 */
record Verdict(String words, Tone tone) {
    private static final Set<String> GOOD =
            Set.of("CONTAINED", "RELEASED", "DRY_RUN", "ROLLED_BACK", "HOLD_GIVEN_UP", "PRESERVED", "LOCKED");

    /** How words are shown; never by colour alone. */
    enum Tone {
        GOING_ON,
        WAITING,
        GOOD,
        BAD,
        QUIET;

        public String style() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Verdict of(Run run) {
        return run.state().ended() ? ended(run) : goingOn(run.account());
    }

    private static Verdict goingOn(Run.Account account) {
        RunStatus progress = account.progress();
        if (progress == null) {
            return new Verdict("going on; no worker says what it is doing", Tone.BAD);
        }
        if (progress.steps().stream().anyMatch(step -> step.state() == StepState.HELD)) {
            return new Verdict("on hold", Tone.BAD);
        }
        boolean asks = account.decisions() != null && account.decisions().open() != null;
        return asks ? new Verdict("waits for a decision", Tone.WAITING) : new Verdict("going on", Tone.GOING_ON);
    }

    private static Verdict ended(Run run) {
        RunStatus progress = run.account().progress();
        Run.Outcome outcome = run.outcome();
        boolean reported = outcome != null && outcome.report() != null;
        if (progress == null || !reported) {
            return new Verdict(run.state().words(), Tone.BAD);
        }
        String phase = progress.phase();
        if (GOOD.contains(phase)) {
            return new Verdict(words(phase), Tone.GOOD);
        }
        return new Verdict(words(phase), phase.equals("REFUSED") ? Tone.QUIET : Tone.BAD);
    }

    private static String words(String phase) {
        return phase.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
