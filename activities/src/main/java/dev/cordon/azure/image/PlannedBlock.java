package dev.cordon.azure.image;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * One block of an image: which bytes it holds.
 *
 * @param mark tells the copy that it belongs to from others
 */
record PlannedBlock(String mark, long offset, long length) {
    /** Says which bytes of which copy it holds, so that a block which another attempt staged is known by its id alone. */
    String id() {
        // All ids of a blob's blocks must be of one length, and blocks that an older version staged have this one.
        String name = String.format("%s%012x%08x", mark, offset, length);
        return Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.US_ASCII));
    }
}
