package dev.cordon.engine;

import java.util.List;

/**
 * What a run is doing.
 *
 * @param headline the run in one line
 * @param phase the step that is running, or the end that the run came to
 * @param steps every step, in order
 */
public record RunStatus(String headline, String phase, List<StepStatus> steps) {
    public RunStatus {
        steps = List.copyOf(steps);
    }
}
