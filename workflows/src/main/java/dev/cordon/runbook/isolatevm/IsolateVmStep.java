package dev.cordon.runbook.isolatevm;

import dev.cordon.engine.Step;

/** The steps of {@link IsolateVm}, in order; disks are fixed in time before the network, the network before identities. */
public enum IsolateVmStep implements Step {
    OBSERVE("observe the machine"),
    SNAPSHOT("snapshot every disk"),
    QUARANTINE("swap the network security group of every interface"),
    DETACH_IDENTITIES("detach every identity"),
    TAG("tag the machine"),
    EXPORT_ACTIVITY_LOG("export the Activity Log"),
    VERIFY("verify containment");

    private final String title;

    IsolateVmStep(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }
}
