package dev.cordon.runbook.incident;

import dev.cordon.engine.gate.Oversight;
import io.temporal.workflow.Async;

/** What follows if somebody closes the incident in Sentinel while runs for it go on: people say whether these stop. */
final class Closing {
    private final Oversight oversight;
    private final Children children;
    private final Outcome outcome;
    private boolean asked;

    Closing(Oversight oversight, Children children, Outcome outcome) {
        this.oversight = oversight;
        this.children = children;
        this.outcome = outcome;
    }

    /** Asks once whether what goes on shall go on; nothing is undone, whatever the answer, and silence goes on. */
    void noticed() {
        if (asked || children.ended()) {
            return;
        }
        asked = true;
        Async.procedure(() -> {
            if (oversight.shallStop(
                    "closed-in-sentinel",
                    "The incident was closed in Sentinel while runs for it go on: " + outcome.going(),
                    children::ended)) {
                children.cancel();
            }
        });
    }
}
