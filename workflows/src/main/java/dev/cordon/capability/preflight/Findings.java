package dev.cordon.capability.preflight;

import dev.cordon.capability.plan.Finding;
import java.util.List;

/** What a preflight found, in an order that does not change while nothing else does. */
public record Findings(List<Finding> findings) {
    public Findings {
        findings = List.copyOf(findings);
    }
}
