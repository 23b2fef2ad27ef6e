package dev.cordon.worker.polling;

import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.MachineNames;
import dev.cordon.capability.compute.NamedMachines;
import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.TagRestoration;
import dev.cordon.capability.compute.TagSet;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;

/** Carries out a capability without knowing a single machine. */
class Stranger implements ComputeActivities {
    @Override
    public VmState observe(VmId vm) {
        throw new UnsupportedOperationException();
    }

    @Override
    public NamedMachines named(MachineNames names) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TagSet mergeTags(TagChange change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TagRestoration restoreTags(TagChange change, TagSet before) {
        throw new UnsupportedOperationException();
    }
}
