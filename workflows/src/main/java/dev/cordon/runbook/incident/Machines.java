package dev.cordon.runbook.incident;

import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.engine.Calls;
import dev.cordon.engine.Cause;
import dev.cordon.engine.Together;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The machines that an incident names: each once, and looked at before a runbook is started for it. */
final class Machines {
    private static final int AT_ONCE = 16;

    private final String incidentId;
    private final Map<String, String> named = new HashMap<>();
    private final Set<String> held = new HashSet<>();

    Machines(String incidentId) {
        this.incidentId = incidentId;
    }

    /** The things as they are after a look: what is there twice or not at all is no machine to act on. */
    List<Mapped> look(List<Mapped> things) {
        List<Mapped> once = things.stream().map(this::once).toList();
        return Together.forEach(AT_ONCE, once, this::look);
    }

    /** Whether a machine is held by this incident already. */
    boolean held(String target) {
        return held.contains(key(target));
    }

    private Mapped once(Mapped thing) {
        if (thing.meaning() != Meaning.MACHINE) {
            return thing;
        }
        String before = named.putIfAbsent(key(Objects.requireNonNull(thing.target())), thing.entity());
        return before == null ? thing : thing.but(Meaning.NOTED, "the same machine as " + before);
    }

    private Mapped look(Mapped thing) {
        if (thing.meaning() != Meaning.MACHINE) {
            return thing;
        }
        VmId vm = new VmId(Objects.requireNonNull(thing.target()));
        try {
            VmState seen = Calls.AZURE_LOOK
                    .to(ComputeActivities.class, "look at " + vm.name())
                    .observe(vm);
            if (HoldTag.holders(seen.tags()).contains(incidentId)) {
                held.add(key(vm.id()));
            }
            return thing;
        } catch (TemporalFailure failure) {
            Cause cause = Cause.of(failure);
            // Where nobody answers, the runbook waits for it as long as it takes; a cancelled run starts none.
            boolean unknown = cause.isSilence() || CancellationScope.current().isCancelRequested();
            return unknown ? thing : thing.but(Meaning.UNRESOLVED, cause.words());
        }
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
