package dev.cordon.starter.runs;

import dev.cordon.runbook.incident.HandleIncident;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.preserve.PreserveEvidence;
import dev.cordon.runbook.provision.ProvisionVault;
import dev.cordon.runbook.releasevm.ReleaseVm;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is found by its search attributes; a text is empty where the attribute is not set.
 *
 * @param phase the step that is running, or the end that the run came to
 * @param timeToContainSeconds null if containment was not verified
 */
public record ListedRun(
        String runbook,
        String workflowId,
        String runId,
        RunState state,
        Instant startedAt,
        @Nullable Instant endedAt,
        String incidentId,
        String severity,
        String target,
        String phase,
        boolean awaitsDecision,
        @Nullable Double timeToContainSeconds) {
    private static final Map<String, String> VERBS = Map.of(
            HandleIncident.TYPE, "Handle incident",
            IsolateVm.TYPE, "Isolate",
            ReleaseVm.TYPE, "Release",
            PreserveEvidence.TYPE, "Preserve the evidence of",
            ProvisionVault.TYPE, "Make a vault");

    /** The phase as people read it; where it is not known, whether the run goes on or how it ended. */
    public String phaseWords() {
        return phase.isEmpty()
                ? state.words()
                : phase.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }

    /** The run as a list names it. */
    public String title() {
        String verb = VERBS.getOrDefault(runbook, runbook);
        String about = runbook.equals(HandleIncident.TYPE) ? incidentId : machine();
        return verb + " " + (about.isEmpty() ? workflowId : about);
    }

    /** The last part of the target's id. */
    public String machine() {
        return target.substring(target.lastIndexOf('/') + 1);
    }
}
