package dev.cordon.starter.runs;

import dev.cordon.capability.Severity;
import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.InvalidField;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run that has handled an incident to its end, and whether what is posted now is covered by what it came to. */
final class HandledBefore {
    private static final String CONTAINED = "CONTAINED";

    private final RunState state;
    private final Map<?, ?> report;

    HandledBefore(Run run) {
        this.state = run.state();
        this.report = run.outcome() != null && run.outcome().report() instanceof Map<?, ?> parts ? parts : Map.of();
    }

    /**
     * Whether it completed as contained, named everything that is named now, knew no lower severity, and nothing that
     * it contained was released since. Where nobody can tell whether a machine was, it counts as still held. An id alone
     * says nothing of what the incident names by now.
     */
    boolean covers(@Nullable SentinelIncident told, TargetCheck targets) {
        return state == RunState.COMPLETED
                && CONTAINED.equals(report.get("verdict"))
                && told != null
                && namesAll(told.entities())
                && !raised(told.severity())
                && runs().allMatch(run -> held(String.valueOf(run.get("vmId")), targets));
    }

    private boolean namesAll(List<Entity> entities) {
        Set<String> known = maps(report.get("mapping") instanceof Map<?, ?> mapping ? mapping.get("things") : null)
                .map(thing -> String.valueOf(thing.get("sameness")))
                .collect(Collectors.toSet());
        return entities.stream().map(Entity::sameness).allMatch(known::contains);
    }

    private boolean raised(Severity severity) {
        return Arrays.stream(Severity.values())
                .filter(each -> each.name().equals(report.get("severity")))
                .anyMatch(before -> severity.compareTo(before) < 0);
    }

    private boolean held(String vmId, TargetCheck targets) {
        try {
            return targets.look(new VmId(vmId))
                    .map(machine -> HoldTag.holders(machine.tags()).contains(String.valueOf(report.get("incidentId"))))
                    .orElse(true);
        } catch (InvalidField gone) {
            return true; // a machine that is no longer there needs no isolation
        }
    }

    private Stream<Map<?, ?>> runs() {
        return maps(report.get("runs")).filter(run -> CONTAINED.equals(run.get("verdict")));
    }

    private static Stream<Map<?, ?>> maps(@Nullable Object list) {
        return list instanceof List<?> all
                ? all.stream().filter(each -> each instanceof Map).map(each -> (Map<?, ?>) each)
                : Stream.empty();
    }
}
