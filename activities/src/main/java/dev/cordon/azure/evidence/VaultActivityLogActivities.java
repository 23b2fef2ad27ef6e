package dev.cordon.azure.evidence;

import com.azure.storage.blob.BlobContainerClient;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.ActivityLogSlice;
import dev.cordon.capability.evidence.Reconciliation;
import dev.cordon.capability.evidence.SlicesToCompare;

/** Copies slices of the Activity Log into the vault, where nobody can change them. */
public final class VaultActivityLogActivities implements ActivityLogActivities {
    private final Azure azure;

    public VaultActivityLogActivities(Azure azure) {
        this.azure = azure;
    }

    @Override
    public ActivityLogExport export(ActivityLogSlice slice) {
        return azure.work()
                .keeping(
                        SlicesTold.class,
                        "export the Activity Log of resource group " + slice.resourceGroup() + " to "
                                + slice.container() + "/" + slice.blob(),
                        attempt -> new SliceExport(azure, attempt, slice).carryOut());
    }

    @Override
    public Reconciliation reconcile(SlicesToCompare slices) {
        return azure.work()
                .on(
                        "compare the slices " + slices.first() + " and " + slices.second() + " in "
                                + slices.container(),
                        attempt -> {
                            BlobContainerClient container = azure.clients().container(slices.container());
                            return SliceComparison.of(
                                    new VaultBlob(container, slices.first()),
                                    new VaultBlob(container, slices.second()),
                                    attempt);
                        });
    }
}
