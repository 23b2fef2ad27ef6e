package dev.cordon.starter.console;

import dev.cordon.starter.runs.Asked;
import dev.cordon.starter.runs.Run;
import dev.cordon.starter.runs.Runs;
import dev.cordon.starter.runs.TemporalUi;
import dev.cordon.starter.security.Caller;
import dev.cordon.starter.security.ConditionalOnConsole;
import org.springframework.stereotype.Component;

/** Puts together what a person sees of a run. */
@ConditionalOnConsole
@Component
class RunPages {
    private final Runs runs;
    private final TemporalUi ui;
    private final Moments moments;
    private final Containment.Target target;

    RunPages(Runs runs, TemporalUi ui, Moments moments, Containment.Target target) {
        this.runs = runs;
        this.ui = ui;
        this.moments = moments;
        this.target = target;
    }

    RunPage of(Run run, Caller caller) {
        Asked asked = runs.asked(run);
        return new RunPage(
                run,
                asked,
                Verdict.of(run),
                QuestionCard.of(run.account().decisions(), caller).orElse(null),
                Containment.of(run, asked, target, moments).orElse(null),
                ui.page(run).orElse(null),
                Part.write(Part.versions(run)));
    }
}
