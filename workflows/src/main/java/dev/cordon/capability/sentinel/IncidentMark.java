package dev.cordon.capability.sentinel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an incident is to be marked.
 *
 * @param armId Azure Resource Manager id of the incident
 * @param owner user principal name of whoever it is given to if nobody has it; null to leave it
 * @param labels the labels beginning with {@code cordon:} that it is to have; others with that beginning are removed
 */
public record IncidentMark(String armId, @Nullable String owner, List<String> labels) {
    /** How labels of ours begin. */
    public static final String OURS = "cordon:";

    public IncidentMark {
        labels = List.copyOf(labels);
    }
}
