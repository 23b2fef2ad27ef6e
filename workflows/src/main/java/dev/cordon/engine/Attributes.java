package dev.cordon.engine;

import dev.cordon.capability.Severity;
import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;

/** The search attributes by which runs are found; their names and types are registered with the Temporal server. */
public final class Attributes {
    private static final SearchAttributeKey<String> INCIDENT = SearchAttributeKey.forKeyword("IncidentId");
    private static final SearchAttributeKey<String> SEVERITY = SearchAttributeKey.forKeyword("Severity");
    private static final SearchAttributeKey<String> TARGET = SearchAttributeKey.forKeyword("Target");
    private static final SearchAttributeKey<Double> TIME_TO_CONTAIN =
            SearchAttributeKey.forDouble("TimeToContainSeconds");

    private Attributes() {}

    /** Says what the run is about, whoever started it. */
    public static void describe(String incidentId, Severity severity, String target) {
        Workflow.upsertTypedSearchAttributes(
                INCIDENT.valueSet(incidentId), SEVERITY.valueSet(severity.sentinelName()), TARGET.valueSet(target));
    }

    /** Says how many seconds it took until containment was verified. */
    public static void timeToContain(double seconds) {
        Workflow.upsertTypedSearchAttributes(TIME_TO_CONTAIN.valueSet(seconds));
    }
}
