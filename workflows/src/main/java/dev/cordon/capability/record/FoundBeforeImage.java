package dev.cordon.capability.record;

import dev.cordon.capability.custody.Provenance;
import dev.cordon.capability.custody.StoredObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A before-image found in the vault.
 *
 * @param url URL of the blob, without any signature
 * @param run id of the run that recorded it
 * @param sha256 of its bytes as read, in lower-case hexadecimal; null in histories older than chains of custody
 * @param provenance who read it, when; null in the same
 * @param length number of its bytes; null in histories older than {@code doubt}
 * @param versionId the blob's version; null in the same, and where the container keeps none
 * @param doubt what whoever approves its restoration has to know, since not everything under such a name was vouched
 *     for by a sealed chain of custody; null if there is nothing, and in older histories
 */
public record FoundBeforeImage(
        String url,
        String run,
        BeforeImage image,
        @Nullable String sha256,
        @Nullable Provenance provenance,
        @Nullable Long length,
        @Nullable String versionId,
        @Nullable String doubt) {
    /** It as it stands in the vault. */
    public StoredObject stored() {
        return new StoredObject(url, sha256, length, versionId);
    }

    FoundBeforeImage doubted(List<String> doubts) {
        String words = doubts.isEmpty() ? null : String.join("; ", doubts);
        return new FoundBeforeImage(url, run, image, sha256, provenance, length, versionId, words);
    }
}
