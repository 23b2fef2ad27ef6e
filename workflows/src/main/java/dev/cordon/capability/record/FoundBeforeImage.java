package dev.cordon.capability.record;

import dev.cordon.capability.custody.Provenance;
import org.jspecify.annotations.Nullable;

/**
 * A before-image found in the vault.
 *
 * @param url URL of the blob, without any signature
 * @param run id of the run that recorded it
 * @param sha256 of its bytes as read, in lower-case hexadecimal; null in histories older than chains of custody
 * @param provenance who read it, when; null in the same
 */
public record FoundBeforeImage(
        String url,
        String run,
        BeforeImage image,
        @Nullable String sha256,
        @Nullable Provenance provenance) {}
