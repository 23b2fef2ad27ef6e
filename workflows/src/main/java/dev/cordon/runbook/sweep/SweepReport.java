package dev.cordon.runbook.sweep;

import java.util.List;

/**
 * What a sweep did.
 *
 * @param closed runs whose record it closed, in words
 * @param known how many it found that an earlier sweep had closed
 * @param failed runs whose record could not be closed, each with the reason; the next sweep tries again
 */
public record SweepReport(List<String> closed, int known, List<String> failed) {
    public SweepReport {
        closed = List.copyOf(closed);
        failed = List.copyOf(failed);
    }
}
