package dev.cordon.azure.evidence;

import dev.cordon.capability.evidence.ActivityLogExport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exported slice as it was read back from the vault.
 *
 * @param metadata who wrote it, and how many events and pages went into it
 */
record StoredSlice(
        String url,
        Map<String, String> metadata,
        String sha256,
        long length,
        @Nullable String versionId) {
    private static final String RUN = "cordonrun";
    private static final String EVENTS = "cordonevents";
    private static final String PAGES = "cordonpages";

    static Map<String, String> metadata(String run, int events, int pages) {
        return Map.of(RUN, run, EVENTS, String.valueOf(events), PAGES, String.valueOf(pages));
    }

    boolean isOf(String run) {
        return run.equals(metadata.get(RUN));
    }

    ActivityLogExport export(boolean adopted) {
        return new ActivityLogExport(url, sha256, length, versionId, count(EVENTS), count(PAGES), adopted);
    }

    private int count(String name) {
        return Integer.parseInt(metadata.getOrDefault(name, "0"));
    }
}
