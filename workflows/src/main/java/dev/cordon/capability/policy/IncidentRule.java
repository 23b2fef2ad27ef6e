package dev.cordon.capability.policy;

import dev.cordon.capability.Severity;
import java.util.List;

/**
 * Which incidents set a runbook going, and how far. What is empty fits all; an incident with several tactics or
 * providers fits if one of them does.
 *
 * @param runbook the workflow type
 * @param tactics as Sentinel spells them, for example {@code CredentialAccess}
 * @param providers names of products that raise alerts, as Sentinel spells them
 */
public record IncidentRule(
        String runbook,
        List<Severity> severities,
        List<String> tactics,
        List<String> providers,
        Initiative initiative) {
    public IncidentRule {
        severities = List.copyOf(severities);
        tactics = List.copyOf(tactics);
        providers = List.copyOf(providers);
    }

    boolean fits(String type, Severity severity, List<String> ofTactics, List<String> ofProviders) {
        return runbook.equals(type)
                && (severities.isEmpty() || severities.contains(severity))
                && fits(tactics, ofTactics)
                && fits(providers, ofProviders);
    }

    private static boolean fits(List<String> wanted, List<String> there) {
        return wanted.isEmpty()
                || wanted.stream().anyMatch(each -> there.stream().anyMatch(each::equalsIgnoreCase));
    }
}
