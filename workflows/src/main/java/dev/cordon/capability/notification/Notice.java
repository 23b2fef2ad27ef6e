package dev.cordon.capability.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are told. It holds no secret and nothing to act with: who wants to decide signs in to Cordon.
 *
 * @param key the same for every attempt to tell the same
 * @param incidentId the incident, as Cordon names it
 * @param runbook the workflow type of the run that tells
 * @param workflowId the run that tells
 * @param severity the incident's, as Sentinel spells it
 * @param title it in a few words
 * @param words what is the matter and what is asked for, in a sentence or two
 * @param facts what is worth knowing besides
 * @param plan what the run is about to change, a line each; empty where nothing is asked about a plan
 * @param page where the run is to be seen and decided on; null if this installation has no console
 */
public record Notice(
        String key,
        Occasion occasion,
        String incidentId,
        String runbook,
        String workflowId,
        String severity,
        String title,
        String words,
        List<Fact> facts,
        List<String> plan,
        @Nullable String page) {
    public Notice {
        facts = List.copyOf(facts);
        plan = List.copyOf(plan);
    }

    /** Whether somebody is asked to decide. */
    public boolean asks() {
        return occasion == Occasion.QUESTION || occasion == Occasion.ESCALATION || occasion == Occasion.HOLD;
    }
}
