package dev.cordon.azure.preflight;

import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.PowerState;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is worth knowing of a machine as it was observed. */
final class MachineState {
    private MachineState() {}

    static List<Finding> findings(VmState vm, Quarantines quarantines) {
        List<Finding> findings = new ArrayList<>(quarantines.lacking());
        if (vm.power() != PowerState.RUNNING) {
            findings.add(informs(
                    vm,
                    Kind.MACHINE_NOT_RUNNING,
                    "is not running (" + vm.power().name().toLowerCase(Locale.ROOT)
                            + "): Azure computes no effective rules, so containment is verified by the rules of the"
                            + " attached groups as written."));
        }
        if (quarantines.allAttached()) {
            findings.add(
                    informs(vm, Kind.ALREADY_CONTAINED, "has its quarantine groups already, " + holders(vm) + "."));
        }
        return findings;
    }

    private static String holders(VmState vm) {
        List<String> incidents = HoldTag.holders(vm.tags());
        if (incidents.isEmpty()) {
            return "and no incident's tag says for whom";
        }
        return "held by incident" + (incidents.size() == 1 ? " " : "s ") + Words.list(incidents);
    }

    private static Finding informs(VmState vm, Kind kind, String words) {
        return new Finding(kind, Weight.INFORMS, vm.vm().id(), vm.vm().name() + " " + words);
    }
}
