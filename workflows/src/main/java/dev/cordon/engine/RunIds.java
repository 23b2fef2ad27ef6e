package dev.cordon.engine;

import dev.cordon.capability.compute.VmId;
import java.util.Locale;

/**
 * Ids of runs about one machine: the same for the same incident and machine, whatever the spelling of the machine's id,
 * so that a request that comes twice joins the run that exists.
 */
public final class RunIds {
    public static final String ISOLATE_VM = "isolate-vm";
    public static final String PRESERVE_EVIDENCE = "preserve-evidence";

    private RunIds() {}

    /** @param runbook how ids of the runbook's runs begin */
    public static String of(String runbook, String incidentId, VmId vm) {
        return runbook + "." + incidentId + "." + vm.name() + "."
                + ShortHash.of(vm.id().toLowerCase(Locale.ROOT));
    }
}
