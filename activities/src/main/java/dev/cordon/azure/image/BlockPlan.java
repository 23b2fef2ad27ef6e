package dev.cordon.azure.image;

import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.engine.ShortHash;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How an image is cut into blocks: the same for every attempt, since it depends on the image's length alone. The blocks
 * are marked with the run and the snapshot, so that what was staged for another copy is never taken for one of ours.
 */
final class BlockPlan {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long USUAL = 64 * MEBIBYTE;
    /** Azure's limit for the blocks of a blob. */
    private static final long MOST = 50_000;

    private final String mark;
    private final long length;
    private final long block;

    private BlockPlan(String mark, long length, long block) {
        this.mark = mark;
        this.length = length;
        this.block = block;
    }

    /** The plan for an image of so many bytes; only images of over 3 TiB need blocks larger than the usual ones. */
    static BlockPlan of(String run, SnapshotId snapshot, long length) {
        long smallest = divideUp(length, MOST);
        return new BlockPlan(
                ShortHash.of(run + " " + snapshot.id()),
                length,
                Math.max(USUAL, divideUp(smallest, MEBIBYTE) * MEBIBYTE));
    }

    List<PlannedBlock> blocks() {
        return LongStream.range(0, divideUp(length, block))
                .map(number -> number * block)
                .mapToObj(offset -> new PlannedBlock(mark, offset, Math.min(block, length - offset)))
                .toList();
    }

    private static long divideUp(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
