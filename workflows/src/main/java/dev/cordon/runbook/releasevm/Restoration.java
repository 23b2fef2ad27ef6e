package dev.cordon.runbook.releasevm;

import static dev.cordon.engine.Calls.AZURE_OPERATION;

import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.TagRestoration;
import dev.cordon.capability.compute.TagSet;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgOrder;
import dev.cordon.capability.network.NsgRestoration;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.engine.Cause;
import dev.cordon.engine.gate.Oversight;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts a machine back to its before-image, past what fails, and keeps what somebody else changed for a human. */
final class Restoration {
    private final BeforeImage before;
    private final ReleaseRecord record;
    private final ContainmentPolicy policy;
    private final ReleaseVmRequest request;
    private final List<Foreign> foreign = new ArrayList<>();

    Restoration(BeforeImage before, ReleaseRecord record, ContainmentPolicy policy, ReleaseVmRequest request) {
        this.before = before;
        this.record = record;
        this.policy = policy;
        this.request = request;
    }

    /** Tags, then identities, then the network: what containment did last is put back first. */
    Result putBack() {
        foreign.clear();
        attempt("tags", this::tags);
        if (!before.identities().none()) {
            attempt("identities", this::identities);
        }
        List<NicState> nics = new ArrayList<>(before.nics());
        for (int i = nics.size() - 1; i >= 0; i--) {
            NicState nic = nics.get(i);
            attempt(nic.nic().name(), () -> network(nic));
        }
        return new Result(record.putBackCount() + " put back, " + foreign.size() + " changed by somebody else, "
                + record.notPutBackCount() + " failed");
    }

    /** Asks about each thing that somebody else changed, and overwrites it only where a human says so. */
    Result settle(Oversight oversight) {
        for (Foreign each : foreign) {
            boolean overwrite = oversight.mayOverwrite("conflict-" + each.name(), each.words());
            if (overwrite) {
                attempt(each.name(), each.overwrite());
            } else {
                record.notPutBack(each.words() + "; left as it is by decision");
            }
        }
        return new Result(foreign.isEmpty() ? "nobody else changed anything" : foreign.size() + " decided on");
    }

    private void attempt(String what, Functions.Proc how) {
        try {
            how.apply();
        } catch (TemporalFailure failure) {
            record.notPutBack(what + ": " + Cause.of(failure).words());
        }
    }

    private void tags() {
        TagChange merged = mergedTags();
        TagRestoration restored = restoreTags(merged);
        if (restored.leftAlone().isEmpty()) {
            record.putBack("tags");
            return;
        }
        Map<String, String> asTheyAre = new TreeMap<>(restored.tags());
        asTheyAre.keySet().retainAll(restored.leftAlone());
        foreign.add(new Foreign("tags", "somebody changed the tags " + String.join(", ", restored.leftAlone()), () -> {
            restoreTags(new TagChange(request.vm(), asTheyAre));
            record.putBack("tags");
        }));
    }

    /** The tags that containment merged, as far as they are known: the times are taken as they stand. */
    private TagChange mergedTags() {
        Map<String, String> now = record.now().tags();
        Map<String, String> merged = new TreeMap<>();
        String hold = HoldTag.name(request.incidentId());
        merged.put(hold, now.getOrDefault(hold, ""));
        if (!HoldTag.heldByAnother(now, request.incidentId())) {
            merged.put("incident_id", request.incidentId());
            merged.put("ir-status", "isolated");
            merged.put("isolated_at", now.getOrDefault("isolated_at", ""));
        }
        return new TagChange(request.vm(), merged);
    }

    private TagRestoration restoreTags(TagChange change) {
        return AZURE_OPERATION
                .to(ComputeActivities.class, "restore tags")
                .restoreTags(change, new TagSet(before.vm().tags()));
    }

    private void identities() {
        AZURE_OPERATION
                .to(ManagedIdentityActivities.class, "attach identities")
                .attach(request.vm(), before.identities());
        record.putBack("identities");
    }

    private void network(NicState nic) {
        Containment.attached(nic, policy)
                .ifPresentOrElse(
                        order -> restore(nic, order),
                        () -> record.notPutBack(
                                nic.nic().name() + ": no quarantine group is configured for its region any more"));
    }

    private void restore(NicState nic, NsgOrder attached) {
        NsgRestoration restored = AZURE_OPERATION
                .to(NetworkActivities.class, "restore " + nic.nic().name())
                .restoreNsg(attached, nic);
        if (restored.restored()) {
            record.putBack(nic.nic().name() + ": " + ReleasePlan.name(nic.nsg()));
            return;
        }
        foreign.add(new Foreign(
                nic.nic().name(),
                nic.nic().name() + " has " + ReleasePlan.name(restored.nsg())
                        + ", which is neither the quarantine group" + " nor the recorded "
                        + ReleasePlan.name(nic.nsg()),
                () -> overwrite(nic, restored)));
    }

    private void overwrite(NicState nic, NsgRestoration asItIs) {
        NetworkActivities network = AZURE_OPERATION.to(
                NetworkActivities.class, "overwrite " + nic.nic().name());
        if (asItIs.nsg() != null) {
            network.restoreNsg(new NsgOrder(nic.nic(), asItIs.nsg()), nic);
        } else if (nic.nsg() != null) {
            network.attachNsg(new NsgOrder(nic.nic(), nic.nsg()));
        }
        record.putBack(nic.nic().name() + ": " + ReleasePlan.name(nic.nsg()));
    }

    private record Foreign(String name, String words, Functions.Proc overwrite) {}

    /** What came of it, for the step table. */
    record Result(String words) {}
}
