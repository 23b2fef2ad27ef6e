package dev.cordon.capability.runs;

import java.util.List;

/**
 * Runs that have closed and whose record nobody completes.
 *
 * @param runs those that have something to account for; not all of them at once if they are many
 * @param known how many others there are that are being completed, or have been
 */
public record UnarchivedRuns(List<CutShortRun> runs, int known) {
    public UnarchivedRuns {
        runs = List.copyOf(runs);
    }
}
