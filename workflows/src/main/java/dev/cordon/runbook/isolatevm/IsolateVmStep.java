package dev.cordon.runbook.isolatevm;

import dev.cordon.engine.Step;
import java.util.Arrays;
import java.util.List;

/** The steps of {@link IsolateVm}, in order; disks are fixed in time before the network, the network before identities. */
public enum IsolateVmStep implements Step {
    OBSERVE("observe the machine and plan", "reads only", ""),
    DECIDE("wait for a decision on the plan", "changes nothing", ""),
    CHECK_VAULT(
            "check that the vault is locked",
            "reads only",
            "the evidence then goes to a vault in which it may not last"),
    RECORD(
            "keep the before-image in the vault",
            "never: the before-image is evidence",
            "a release then has no recorded state to restore"),
    SNAPSHOT(
            "snapshot every disk",
            "never: snapshots are evidence",
            "what the disks held before the isolation is then not kept"),
    QUARANTINE(
            "swap the network security group of every interface", "the recorded group of each interface, or none", ""),
    DETACH_IDENTITIES(
            "detach every identity",
            "the recorded identities; the system-assigned one comes back with a new principal",
            "the machine then keeps its identities, and will not be verified as contained"),
    TAG("tag the machine", "the recorded tags", "the inventory then does not show the machine as isolated"),
    EXPORT_ACTIVITY_LOG(
            "export the Activity Log",
            "never: the export is evidence, written once",
            "Azure forgets these events after 90 days"),
    VERIFY("verify containment", "reads only", ""),
    PRESERVE(
            "have the images of the disks preserved",
            "never: images are evidence",
            "the disks are then kept as snapshots only"),
    CLOSE_RECORD("close the record in the vault", "never: the record is evidence", "the vault then lacks the report"),
    SEAL(
            "seal the chain of custody",
            "never: the manifest is evidence",
            "nothing then vouches for the order and completeness of the record");

    private static final List<IsolateVmStep> OF_CUSTODY = List.of(CHECK_VAULT, PRESERVE, SEAL);

    private final String title;
    private final String undo;
    private final String skipMeans;

    IsolateVmStep(String title, String undo, String skipMeans) {
        this.title = title;
        this.undo = undo;
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

    /**
     * The steps of a run.
     *
     * @param custody whether it keeps a chain of custody: a run that began before there were chains does not
     */
    static List<IsolateVmStep> of(boolean custody) {
        return Arrays.stream(values())
                .filter(step -> custody || !OF_CUSTODY.contains(step))
                .toList();
    }

    /** What an undo of the step puts back, in words. */
    public String undo() {
        return undo;
    }
}
