package dev.cordon.runbook.releasevm;

import dev.cordon.engine.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The steps of {@link ReleaseVm}: what containment did last is put back first, so the network opens last. */
public enum ReleaseVmStep implements Step {
    CHECK_VAULT("check that the vault is locked", "the record then goes to a vault in which it may not last"),
    LOAD("load the before-image, observe and plan", ""),
    DECIDE("wait for decisions on the plan", ""),
    RESTORE("restore tags, identities and network", ""),
    SETTLE("ask about what somebody else changed", ""),
    GRANT_ROLES(
            "grant the old roles to the new principal", "the roles stay listed in the report, to be granted by hand"),
    VERIFY("verify that the recorded state is back", ""),
    CLOSE_RECORD("close the record in the vault", "the vault then lacks the report"),
    SEAL("seal the chain of custody", "nothing then vouches for the order and completeness of the record");

    private static final List<ReleaseVmStep> OF_CUSTODY = List.of(CHECK_VAULT, SEAL);

    private final String title;
    private final String skipMeans;

    ReleaseVmStep(String title, String skipMeans) {
        this.title = title;
        this.skipMeans = skipMeans;
    }

    /**
     * The steps of a run.
     *
     * @param custody whether it keeps a chain of custody: a run that began before there were chains does not
     * @param vaultFirst whether it looks at the vault before all else: a run that began before that was so does not
     */
    static List<ReleaseVmStep> of(boolean custody, boolean vaultFirst) {
        List<ReleaseVmStep> steps = Arrays.stream(values())
                .filter(step -> custody || !OF_CUSTODY.contains(step))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!vaultFirst && steps.remove(CHECK_VAULT)) {
            steps.add(steps.indexOf(DECIDE) + 1, CHECK_VAULT);
        }
        return steps;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String skipMeans() {
        return skipMeans;
    }
}
