package dev.cordon.fake;

import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.MachineNames;
import dev.cordon.capability.compute.NamedMachines;
import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.TagRestoration;
import dev.cordon.capability.compute.TagSet;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

record FakeCompute(FakeAzure azure) implements ComputeActivities {
    @Override
    public VmState observe(VmId vm) {
        synchronized (azure) {
            azure.asked("compute.observe", vm.name());
            FakeAzure.Machine machine = azure.machine(vm);
            return new VmState(
                    machine.vm,
                    "unique-" + vm.name(),
                    machine.location,
                    machine.power,
                    machine.disks,
                    machine.nics,
                    machine.tags);
        }
    }

    @Override
    public NamedMachines named(MachineNames names) {
        synchronized (azure) {
            azure.asked("compute.named", String.join(" ", names.hostNames()));
            return new NamedMachines(names.hostNames().stream()
                    .map(name -> new NamedMachines.Named(name, azure.machinesNamed(name)))
                    .toList());
        }
    }

    @Override
    public TagSet mergeTags(TagChange change) {
        synchronized (azure) {
            azure.asked("compute.mergeTags", change.vm().name());
            Map<String, String> tags = azure.machine(change.vm()).tags;
            tags.putAll(change.tags());
            azure.written(change.vm().id());
            return new TagSet(tags);
        }
    }

    @Override
    public TagRestoration restoreTags(TagChange change, TagSet before) {
        synchronized (azure) {
            azure.asked("compute.restoreTags", change.vm().name());
            Map<String, String> tags = azure.machine(change.vm()).tags;
            List<String> leftAlone = new ArrayList<>();
            change.tags().forEach((name, merged) -> {
                if (Objects.equals(tags.get(name), before.tags().get(name))) {
                    return;
                }
                if (!merged.equals(tags.get(name))) {
                    leftAlone.add(name);
                } else if (before.tags().containsKey(name)) {
                    tags.put(name, before.tags().get(name));
                } else {
                    tags.remove(name);
                }
            });
            azure.written(change.vm().id());
            return new TagRestoration(tags, leftAlone);
        }
    }
}
