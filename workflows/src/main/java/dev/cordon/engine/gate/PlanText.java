package dev.cordon.engine.gate;

import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.plan.PlannedChange;
import java.util.List;
import java.util.stream.Stream;

/** A plan as the Temporal UI shows it: a before and after table, then the findings. */
final class PlanText {
    private PlanText() {}

    static String render(SealedPlan sealed) {
        StringBuilder text = new StringBuilder("| Resource | Change | Now | After | Undo |\n|---|---|---|---|---|\n");
        for (PlannedChange change : sealed.plan().changes()) {
            text.append("| ").append(name(change.resource()));
            text.append(" | ").append(cell(change.what()));
            text.append(" | ").append(cell(change.now()));
            text.append(" | ").append(cell(change.after()));
            text.append(" | ").append(cell(change.undo())).append(" |\n");
        }
        for (Finding finding : sealed.plan().findings()) {
            text.append("\n- **").append(weight(finding)).append("** ").append(name(finding.resource()));
            text.append(": ").append(finding.words());
        }
        return text.append("\n\nPlan hash `")
                .append(sealed.hash())
                .append("`\n")
                .toString();
    }

    /** A plan in short: what is changed and what stands against it, a line each. */
    static List<String> lines(Plan plan) {
        return Stream.concat(
                        plan.changes().stream()
                                .map(change -> name(change.resource()) + ": " + change.what() + ", " + change.now()
                                        + " → " + change.after()),
                        plan.findings().stream()
                                .map(finding ->
                                        weight(finding) + " " + name(finding.resource()) + ": " + finding.words()))
                .toList();
    }

    private static String weight(Finding finding) {
        return switch (finding.weight()) {
            case BLOCKS -> "blocks";
            case WARNS -> "warning";
            case INFORMS -> "note";
        };
    }

    private static String name(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace('\n', ' ');
    }
}
