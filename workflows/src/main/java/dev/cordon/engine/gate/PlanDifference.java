package dev.cordon.engine.gate;

import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.plan.PlannedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What moved between two plans, in words that a commander can decide on. */
final class PlanDifference {
    private PlanDifference() {}

    static List<String> between(Plan old, Plan current) {
        List<String> moved = new ArrayList<>();
        current.changes().forEach(change -> changed(old, change).ifPresent(moved::add));
        old.changes().stream()
                .filter(change -> find(current, change).isEmpty())
                .forEach(change ->
                        moved.add(name(change.resource()) + ": no longer to be changed (" + change.what() + ")"));
        current.findings().stream()
                .filter(finding -> !old.findings().contains(finding))
                .map(Finding::words)
                .forEach(words -> moved.add("new finding: " + words));
        old.findings().stream()
                .filter(finding -> !current.findings().contains(finding))
                .map(Finding::words)
                .forEach(words -> moved.add("no longer found: " + words));
        return moved;
    }

    private static Optional<String> changed(Plan old, PlannedChange change) {
        String name = name(change.resource());
        return find(old, change)
                .map(before -> before.equals(change)
                        ? Optional.<String>empty()
                        : Optional.of(name + ": " + change.what() + ", was '" + before.now() + "', is '" + change.now()
                                + "', will be '" + change.after() + "'"))
                .orElseGet(() -> Optional.of(name + ": newly to be changed (" + change.what() + ")"));
    }

    private static Optional<PlannedChange> find(Plan plan, PlannedChange like) {
        return plan.changes().stream()
                .filter(change -> change.resource().equalsIgnoreCase(like.resource())
                        && change.what().equals(like.what()))
                .findFirst();
    }

    private static String name(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }
}
