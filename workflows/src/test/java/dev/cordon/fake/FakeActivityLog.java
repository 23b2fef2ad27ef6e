package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.ActivityLogSlice;
import dev.cordon.capability.evidence.Reconciliation;
import dev.cordon.capability.evidence.SlicesToCompare;
import java.nio.charset.StandardCharsets;

record FakeActivityLog(FakeAzure azure) implements ActivityLogActivities {
    @Override
    public ActivityLogExport export(ActivityLogSlice slice) {
        synchronized (azure) {
            azure.asked("activitylog.export", slice.resourceGroup());
            FakeAzure.Blob ours = new FakeAzure.Blob(slice.run(), "{\"events\":[\"" + slice.from() + "\"]}");
            for (int number = 1; ; number++) {
                FakeAzure.Blob there = azure.blobs.putIfAbsent(slice.blob(number), ours);
                if (there == null || there.equals(ours)) {
                    return export(slice, slice.blob(number), ours, there != null);
                }
                if (!there.run().equals(slice.run())) {
                    throw FailureType.REFUSED.failure(slice.blob(number) + " exists and is another run's", null);
                }
            }
        }
    }

    private static ActivityLogExport export(ActivityLogSlice slice, String name, FakeAzure.Blob blob, boolean adopted) {
        byte[] stored = blob.text().getBytes(StandardCharsets.UTF_8);
        return new ActivityLogExport(
                slice.container() + "/" + name,
                FakeVault.sha256(stored),
                stored.length,
                "1",
                1,
                1,
                adopted,
                FakeVault.PROVENANCE);
    }

    @Override
    public Reconciliation reconcile(SlicesToCompare slices) {
        synchronized (azure) {
            azure.asked(
                    "activitylog.observe",
                    slices.second().substring(slices.second().lastIndexOf('/') + 1));
            if (!azure.blobs.containsKey(slices.first()) || !azure.blobs.containsKey(slices.second())) {
                throw FailureType.NOT_FOUND.failure("one of the slices is not in the vault", null);
            }
            return new Reconciliation(1, azure.late, azure.late.size(), 0, FakeVault.PROVENANCE);
        }
    }
}
