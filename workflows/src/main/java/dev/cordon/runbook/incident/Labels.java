package dev.cordon.runbook.incident;

import dev.cordon.capability.sentinel.IncidentMark;
import java.util.ArrayList;
import java.util.List;

/** The labels that say in Sentinel's list of incidents how far an incident is. */
final class Labels {
    private Labels() {}

    /**
     * The labels for what is known of the runs.
     *
     * @param waiting whether a human has to do something about what the incident names
     */
    static List<String> of(List<Child> children, boolean waiting) {
        List<Child> isolations =
                children.stream().filter(each -> each.response().contains()).toList();
        long contained = isolations.stream().filter(Child::contained).count();
        boolean going = children.stream().anyMatch(each -> !each.ended());
        List<String> labels = new ArrayList<>();
        if (contained > 0 && contained == isolations.size()) {
            labels.add(IncidentMark.OURS + "contained");
        } else if (contained > 0) {
            labels.add(IncidentMark.OURS + "partly-contained");
        } else if (!isolations.isEmpty() && !going) {
            labels.add(IncidentMark.OURS + "not-contained");
        }
        if (going) {
            labels.add(IncidentMark.OURS + "running");
        }
        if (children.stream().anyMatch(Child::awaitsDecision)) {
            labels.add(IncidentMark.OURS + "awaiting-decision");
        }
        if (waiting) {
            labels.add(IncidentMark.OURS + "needs-human");
        }
        return labels;
    }
}
