package dev.cordon.capability.plan;

import java.util.List;

/**
 * What a run is about to change. Two plans that would change the same things, in the same state and under the same
 * findings, are equal and have the same hash; times, etags and the like are not in it.
 *
 * @param runbook the workflow type
 * @param incidentId the incident
 * @param target Azure Resource Manager id of what the run is about
 * @param changes each resource to be touched, in the order in which it will be
 * @param findings what stands in the way or should be known first
 */
public record Plan(
        String runbook, String incidentId, String target, List<PlannedChange> changes, List<Finding> findings) {
    public Plan {
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
    }
}
