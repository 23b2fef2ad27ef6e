package dev.cordon.runbook.isolatevm;

import static dev.cordon.engine.Calls.AZURE_OPERATION;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.TagRestoration;
import dev.cordon.capability.compute.TagSet;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgAttachment;
import dev.cordon.capability.network.NsgRestoration;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.engine.Together;
import java.util.List;

/** What an isolation does to a machine, measure by measure, and how each is put back. */
final class Measures {
    private final IsolateVmRequest request;
    private final ContainmentPolicy policy;

    Measures(IsolateVmRequest request, ContainmentPolicy policy) {
        this.request = request;
        this.policy = policy;
    }

    List<NsgAttachment> quarantine(BeforeImage before) {
        return Together.forEach(
                before.nics(),
                nic -> AZURE_OPERATION
                        .to(NetworkActivities.class, "quarantine " + nic.nic().name())
                        .attachNsg(Quarantine.of(nic, policy)));
    }

    void restoreNsg(NicState nic) {
        NsgRestoration restored = AZURE_OPERATION
                .to(NetworkActivities.class, "restore " + nic.nic().name())
                .restoreNsg(Quarantine.of(nic, policy), nic);
        if (!restored.restored()) {
            throw FailureType.CONFLICT.failure(
                    "somebody gave it "
                            + (restored.nsg() == null
                                    ? "no group"
                                    : restored.nsg().name())
                            + " meanwhile; left alone",
                    null);
        }
    }

    AssignedIdentities detachIdentities() {
        return AZURE_OPERATION
                .to(ManagedIdentityActivities.class, "detach identities")
                .detachAll(request.vm());
    }

    void attachIdentities(BeforeImage before) {
        AZURE_OPERATION
                .to(ManagedIdentityActivities.class, "attach identities")
                .attach(request.vm(), before.identities());
    }

    TagSet merge(TagChange tags) {
        return AZURE_OPERATION
                .to(ComputeActivities.class, "tag " + request.vm().name())
                .mergeTags(tags);
    }

    void restoreTags(TagChange tags, BeforeImage before) {
        TagRestoration restored = AZURE_OPERATION
                .to(ComputeActivities.class, "restore tags")
                .restoreTags(tags, new TagSet(before.vm().tags()));
        if (!restored.leftAlone().isEmpty()) {
            throw FailureType.CONFLICT.failure(
                    "somebody changed " + String.join(", ", restored.leftAlone()) + " meanwhile; left alone", null);
        }
    }
}
