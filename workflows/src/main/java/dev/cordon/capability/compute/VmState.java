package dev.cordon.capability.compute;

import dev.cordon.capability.network.NicId;
import java.util.List;
import java.util.Map;

/**
 * A virtual machine as it was found.
 *
 * @param uniqueId Azure's {@code properties.vmId}: it differs between two machines that bore the same name one after
 *     the other
 * @param location the region's name in Azure's short form, for example {@code westeurope}
 * @param disks every managed disk, the OS disk first, then the data disks by LUN
 * @param nics every network interface, the primary one first
 */
public record VmState(
        VmId vm,
        String uniqueId,
        String location,
        PowerState power,
        List<AttachedDisk> disks,
        List<NicId> nics,
        Map<String, String> tags) {
    public VmState {
        disks = List.copyOf(disks);
        nics = List.copyOf(nics);
        tags = Map.copyOf(tags);
    }
}
