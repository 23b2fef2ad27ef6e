package dev.cordon.azure.compute;

import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInner;
import com.azure.resourcemanager.compute.fluent.models.VirtualMachineInstanceViewInner;
import com.azure.resourcemanager.compute.models.DataDisk;
import com.azure.resourcemanager.compute.models.ManagedDiskParameters;
import com.azure.resourcemanager.compute.models.NetworkInterfaceReference;
import com.azure.resourcemanager.compute.models.StorageProfile;
import dev.cordon.capability.compute.AttachedDisk;
import dev.cordon.capability.compute.AttachedDisk.Role;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.compute.PowerState;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.network.NicId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a machine's state out of Azure's model of it. */
final class VmStates {
    private static final String POWER = "powerstate/";

    private VmStates() {}

    static VmState of(VmId vm, VirtualMachineInner machine) {
        return new VmState(
                vm,
                machine.vmId(),
                machine.location().replace(" ", "").toLowerCase(Locale.ROOT),
                power(machine.instanceView()),
                disks(machine.storageProfile()),
                nics(machine),
                machine.tags() == null ? Map.of() : machine.tags());
    }

    private static List<AttachedDisk> disks(StorageProfile storage) {
        Stream<AttachedDisk> os = managed(storage.osDisk().managedDisk(), Role.OS);
        Stream<AttachedDisk> data = nonNull(storage.dataDisks()).stream()
                .sorted(Comparator.comparingInt(DataDisk::lun))
                .flatMap(disk -> managed(disk.managedDisk(), Role.DATA));
        return Stream.concat(os, data).toList();
    }

    private static Stream<AttachedDisk> managed(@Nullable ManagedDiskParameters disk, Role role) {
        return disk == null || disk.id() == null
                ? Stream.empty()
                : Stream.of(new AttachedDisk(new DiskId(disk.id()), role));
    }

    private static List<NicId> nics(VirtualMachineInner machine) {
        return nonNull(machine.networkProfile().networkInterfaces()).stream()
                .sorted(Comparator.comparing(VmStates::isPrimary).reversed())
                .map(nic -> new NicId(nic.id()))
                .toList();
    }

    private static boolean isPrimary(NetworkInterfaceReference nic) {
        return Boolean.TRUE.equals(nic.primary());
    }

    private static PowerState power(@Nullable VirtualMachineInstanceViewInner view) {
        if (view == null) {
            return PowerState.UNKNOWN;
        }
        return nonNull(view.statuses()).stream()
                .map(status -> status.code().toLowerCase(Locale.ROOT))
                .filter(code -> code.startsWith(POWER))
                .map(code -> power(code.substring(POWER.length())))
                .findFirst()
                .orElse(PowerState.UNKNOWN);
    }

    private static PowerState power(String code) {
        return switch (code) {
            case "running" -> PowerState.RUNNING;
            case "starting" -> PowerState.STARTING;
            case "stopping" -> PowerState.STOPPING;
            case "stopped" -> PowerState.STOPPED;
            case "deallocating" -> PowerState.DEALLOCATING;
            case "deallocated" -> PowerState.DEALLOCATED;
            default -> PowerState.UNKNOWN;
        };
    }

    private static <T> List<T> nonNull(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
