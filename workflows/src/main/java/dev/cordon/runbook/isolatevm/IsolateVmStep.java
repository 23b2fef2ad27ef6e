package dev.cordon.runbook.isolatevm;

import dev.cordon.engine.Step;

/** The steps of {@link IsolateVm}, in order; disks are fixed in time before the network, the network before identities. */
public enum IsolateVmStep implements Step {
    OBSERVE("observe the machine", "reads only"),
    SNAPSHOT("snapshot every disk", "never: snapshots are evidence"),
    QUARANTINE("swap the network security group of every interface", "the recorded group of each interface, or none"),
    DETACH_IDENTITIES(
            "detach every identity",
            "the recorded identities; the system-assigned one comes back with a new principal"),
    TAG("tag the machine", "the recorded tags"),
    EXPORT_ACTIVITY_LOG("export the Activity Log", "never: the export is evidence, written once"),
    VERIFY("verify containment", "reads only");

    private final String title;
    private final String undo;

    IsolateVmStep(String title, String undo) {
        this.title = title;
        this.undo = undo;
    }

    @Override
    public String title() {
        return title;
    }

    /** What an undo of the step puts back, in words. */
    public String undo() {
        return undo;
    }
}
