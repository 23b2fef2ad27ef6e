package dev.cordon.runbook.preserve;

import dev.cordon.engine.Step;

/** The steps of {@link PreserveEvidence}, in order. None is undone: evidence stays. */
public enum PreserveEvidenceStep implements Step {
    OBSERVE("observe the machine", ""),
    CHECK_VAULT("check that the vault is locked", "the evidence then goes to a vault in which it may not last"),
    SNAPSHOT("snapshot every disk, or adopt its snapshot", "images can then be made of no disk"),
    EXPORT_ACTIVITY_LOG("export the Activity Log", "what Azure shows late cannot be told from what it showed at once"),
    AWAIT_COPIES("wait for Azure's background copies", "an image that is copied before is refused by Azure"),
    EXPORT_IMAGES("copy the image of every disk to the vault", "the disks are then kept as snapshots only"),
    HASH_IMAGES("read the images back and hash them", "nothing then tells whether an image was altered"),
    EXPORT_AGAIN("export the Activity Log again, after a while", "what Azure showed late is then not kept"),
    RECONCILE("compare the two exports", "the late events are then in the second export, and not named"),
    CLOSE_RECORD("close the record in the vault", "the vault then lacks the report"),
    SEAL("seal the chain of custody", "nothing then vouches for the order and completeness of the record");

    private final String title;
    private final String skipMeans;

    PreserveEvidenceStep(String title, String skipMeans) {
        this.title = title;
        this.skipMeans = skipMeans;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String skipMeans() {
        return skipMeans;
    }
}
