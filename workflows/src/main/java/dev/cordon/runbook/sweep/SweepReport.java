package dev.cordon.runbook.sweep;

import java.util.List;

/**
 * What a sweep did.
 *
 * @param closed runs whose record it has completed, in words; each by a run of its own
 * @param known how many it found that were being completed already, or had been
 * @param failed runs whose record could not be closed, each with the reason; the next sweep tries again
 */
public record SweepReport(List<String> closed, int known, List<String> failed) {
    public SweepReport {
        closed = List.copyOf(closed);
        failed = List.copyOf(failed);
    }
}
