package dev.cordon.fake;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.ActivityLogSlice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

record FakeActivityLog(FakeAzure azure) implements ActivityLogActivities {
    @Override
    public ActivityLogExport export(ActivityLogSlice slice) {
        synchronized (azure) {
            azure.asked("activitylog.export", slice.resourceGroup());
            FakeAzure.Blob there = azure.blobs.get(slice.blob());
            if (there == null) {
                there = new FakeAzure.Blob(slice.run(), "{\"events\":[\"" + slice.from() + "\"]}");
                azure.blobs.put(slice.blob(), there);
                return export(slice, there, false);
            }
            if (!there.run().equals(slice.run())) {
                throw FailureType.REFUSED.failure(slice.blob() + " exists and is another run's", null);
            }
            return export(slice, there, true);
        }
    }

    private static ActivityLogExport export(ActivityLogSlice slice, FakeAzure.Blob blob, boolean adopted) {
        byte[] stored = blob.text().getBytes(StandardCharsets.UTF_8);
        return new ActivityLogExport(
                slice.container() + "/" + slice.blob(), sha256(stored), stored.length, "1", 1, 1, adopted);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
