package dev.cordon.runbook.releasevm;

import dev.cordon.engine.Step;

/** The steps of {@link ReleaseVm}: what containment did last is put back first, so the network opens last. */
public enum ReleaseVmStep implements Step {
    LOAD("load the before-image, observe and plan", ""),
    DECIDE("wait for decisions on the plan", ""),
    RESTORE("restore tags, identities and network", ""),
    SETTLE("ask about what somebody else changed", ""),
    GRANT_ROLES(
            "grant the old roles to the new principal", "the roles stay listed in the report, to be granted by hand"),
    VERIFY("verify that the recorded state is back", ""),
    CLOSE_RECORD("close the record in the vault", "the vault then lacks the report");

    private final String title;
    private final String skipMeans;

    ReleaseVmStep(String title, String skipMeans) {
        this.title = title;
        this.skipMeans = skipMeans;
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
