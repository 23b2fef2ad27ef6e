package dev.cordon.azure.evidence;

import com.azure.storage.blob.BlobContainerClient;
import dev.cordon.azure.arm.Attempt;
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
                .on(
                        "export the Activity Log of resource group " + slice.resourceGroup() + " to "
                                + slice.container() + "/" + slice.blob(),
                        attempt -> export(attempt, slice));
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

    private ActivityLogExport export(Attempt attempt, ActivityLogSlice slice) {
        VaultBlob blob = new VaultBlob(azure.clients().container(slice.container()), slice.blob());
        return SliceCounts.export(blob.keep(slice.run(), () -> write(attempt, slice, blob)), attempt);
    }

    /** Whether the blob is ours: false if somebody wrote one of that name meanwhile. */
    private boolean write(Attempt attempt, ActivityLogSlice slice, VaultBlob blob) {
        NewBlob target = blob.begin(attempt);
        SliceDocument document = new SliceDocument(slice, target);
        ActivityLogPages pages = new ActivityLogPages(azure.clients().arm(), slice);
        while (pages.hasNext()) {
            attempt.proceed();
            document.add(pages.next());
        }
        document.end();
        return target.commit(BlobOrigin.metadata(slice.run(), SliceCounts.of(document)));
    }
}
