package dev.cordon.runbook.incident;

import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.MachineNames;
import dev.cordon.capability.compute.NamedMachines;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.engine.Calls;
import dev.cordon.engine.Cause;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks by Azure Resource Graph for machines of which only the name is known: beside what is known exactly, which waits
 * for none of it, and for as long as Azure takes to answer.
 */
final class Search {
    private final Functions.Proc1<List<Mapped>> whenOver;
    private final List<Entity> sought = new ArrayList<>();
    private int questions;

    /** @param whenOver is told what those mean that were looked for */
    Search(Functions.Proc1<List<Mapped>> whenOver) {
        this.whenOver = whenOver;
    }

    /**
     * Looks for hosts by their names, all in one question: Azure Resource Graph answers few in a second.
     *
     * @param alertedAt from when their time to contain counts
     */
    void begin(List<Entity> hosts, @Nullable Instant alertedAt) {
        if (!hosts.isEmpty()) {
            sought.addAll(hosts);
            questions++;
            Async.procedure(() -> lookFor(hosts, alertedAt));
        }
    }

    boolean goesOn() {
        return questions > 0;
    }

    /** Those that are still being looked for. */
    List<Mapped> pending() {
        return sought.stream()
                .map(host -> EntityMapper.unresolved(host, "it is being looked for by its name"))
                .toList();
    }

    private void lookFor(List<Entity> hosts, @Nullable Instant alertedAt) {
        List<Mapped> meaning = meaning(hosts);
        if (!CancellationScope.current().isCancelRequested()) {
            sought.removeAll(hosts);
            whenOver.apply(
                    meaning.stream().map(each -> each.countedFrom(alertedAt)).toList());
            questions--;
        }
    }

    private static List<Mapped> meaning(List<Entity> hosts) {
        List<String> names =
                hosts.stream().map(host -> host.names().get(0)).distinct().toList();
        try {
            NamedMachines named = Calls.AZURE_ANSWER
                    .to(ComputeActivities.class, "look for machines by " + names.size() + " names")
                    .named(new MachineNames(names));
            return hosts.stream().map(host -> EntityMapper.byName(host, named)).toList();
        } catch (TemporalFailure failure) {
            String why = "it could not be looked for: " + Cause.of(failure).words();
            return hosts.stream()
                    .map(host -> EntityMapper.unresolved(host, why))
                    .toList();
        }
    }
}
