package dev.cordon.azure.evidence;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.specialized.BlockBlobClient;
import dev.cordon.azure.arm.Attempt;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A blob being written, block by block, so that only one block is in memory. Nothing of it exists until it is
 * committed as a whole; a dead worker leaves no half of it behind.
 */
final class NewBlob extends OutputStream {
    private static final int BLOCK = 4 * 1024 * 1024;

    private final BlockBlobClient blob;
    private final Attempt attempt;
    private final String writer = UUID.randomUUID().toString();
    private final HashingStream whole = new HashingStream();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final List<String> blocks = new ArrayList<>();

    NewBlob(BlockBlobClient blob, Attempt attempt) {
        this.blob = blob;
        this.attempt = attempt;
    }

    @Override
    public void write(int value) {
        whole.write(value);
        block.write(value);
        stageFullBlock();
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        whole.write(bytes, offset, count);
        block.write(bytes, offset, count);
        stageFullBlock();
    }

    /** SHA-256 of all that was written, in lower-case hexadecimal; asked once, when that is all. */
    String sha256() {
        return whole.sha256();
    }

    /**
     * Makes the blob exist, unless one of its name does (If-None-Match: *).
     *
     * @return false if one does
     */
    boolean commit(Map<String, String> metadata) {
        stage();
        attempt.proceed();
        return FirstCommit.of(blob, blocks, "application/json", metadata);
    }

    private void stageFullBlock() {
        if (block.size() >= BLOCK) {
            stage();
        }
    }

    private void stage() {
        if (block.size() == 0) {
            return;
        }
        attempt.proceed();
        // All ids of a blob's blocks must be of one length; another attempt's must not meet ours.
        String number = writer + String.format("%06d", blocks.size());
        String id = Base64.getEncoder().encodeToString(number.getBytes(StandardCharsets.US_ASCII));
        blob.stageBlock(id, BinaryData.fromBytes(block.toByteArray()));
        blocks.add(id);
        block.reset();
    }
}
