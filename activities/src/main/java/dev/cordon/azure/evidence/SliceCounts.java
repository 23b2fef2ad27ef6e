package dev.cordon.azure.evidence;

import dev.cordon.azure.arm.Attempt;
import dev.cordon.capability.evidence.ActivityLogExport;
import java.util.Map;

/** How many events and pages went into an exported slice, as its metadata says. */
final class SliceCounts {
    private static final String EVENTS = "cordonevents";
    private static final String PAGES = "cordonpages";

    private SliceCounts() {}

    static Map<String, String> of(SliceDocument document) {
        return Map.of(EVENTS, String.valueOf(document.events()), PAGES, String.valueOf(document.pages()));
    }

    /** What was exported, of which this attempt has read each event. */
    static ActivityLogExport export(Kept kept, SliceDocument document, Attempt attempt) {
        return export(kept, document.events(), document.pages(), attempt);
    }

    /** What an attempt before had exported, by what it said of it. */
    static ActivityLogExport export(Kept kept, Attempt attempt) {
        return export(kept, count(kept.blob(), EVENTS), count(kept.blob(), PAGES), attempt);
    }

    private static ActivityLogExport export(Kept kept, int events, int pages, Attempt attempt) {
        StoredBlob blob = kept.blob();
        return new ActivityLogExport(
                blob.url(),
                blob.sha256(),
                blob.length(),
                blob.versionId(),
                events,
                pages,
                kept.adopted(),
                attempt.provenance());
    }

    private static int count(StoredBlob blob, String name) {
        return Integer.parseInt(blob.metadata().getOrDefault(name, "0"));
    }
}
