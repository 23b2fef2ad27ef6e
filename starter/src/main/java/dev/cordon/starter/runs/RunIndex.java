package dev.cordon.starter.runs;

import java.util.List;

/** The runs there are, by what Temporal knows of them without their workers. */
public interface RunIndex {
    /** Those that go on and wait for a decision, latest first. */
    List<ListedRun> awaitingDecision();

    /** Those that go on, latest first. */
    List<ListedRun> running();

    /** Those that have ended, latest first. */
    List<ListedRun> ended();
}
