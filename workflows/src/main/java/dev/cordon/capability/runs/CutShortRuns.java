package dev.cordon.capability.runs;

import java.util.List;

/** Runs that were ended without a chance to close their record. */
public record CutShortRuns(List<CutShortRun> runs) {
    public CutShortRuns {
        runs = List.copyOf(runs);
    }
}
