package dev.cordon.azure.image;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One block of an image: which bytes it holds. */
record PlannedBlock(long offset, long length) {
    /** Says which bytes it holds, so that a block which another attempt staged is known by its id alone. */
    String id() {
        // All ids of a blob's blocks must be of one length.
        String range = String.format("%019d+%010d", offset, length);
        return Base64.getEncoder().encodeToString(range.getBytes(StandardCharsets.US_ASCII));
    }
}
