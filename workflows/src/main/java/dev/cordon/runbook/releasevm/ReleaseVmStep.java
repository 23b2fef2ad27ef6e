package dev.cordon.runbook.releasevm;

import dev.cordon.engine.Step;
import java.util.Arrays;
import java.util.List;

/** The steps of {@link ReleaseVm}: what containment did last is put back first, so the network opens last. */
public enum ReleaseVmStep implements Step {
    LOAD("load the before-image, observe and plan", ""),
    DECIDE("wait for decisions on the plan", ""),
    CHECK_VAULT("check that the vault is locked", "the record then goes to a vault in which it may not last"),
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
     */
    static List<ReleaseVmStep> of(boolean custody) {
        return Arrays.stream(values())
                .filter(step -> custody || !OF_CUSTODY.contains(step))
                .toList();
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
