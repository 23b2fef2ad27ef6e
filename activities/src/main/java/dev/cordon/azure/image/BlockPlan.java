package dev.cordon.azure.image;

import java.util.List;
import java.util.stream.LongStream;

/** How an image is cut into blocks: the same for every attempt, since it depends on the image's length alone. */
final class BlockPlan {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long USUAL = 64 * MEBIBYTE;
    /** Azure's limit for the blocks of a blob. */
    private static final long MOST = 50_000;

    private final long length;
    private final long block;

    private BlockPlan(long length, long block) {
        this.length = length;
        this.block = block;
    }

    /** The plan for an image of so many bytes; only images of over 3 TiB need blocks larger than the usual ones. */
    static BlockPlan of(long length) {
        long smallest = divideUp(length, MOST);
        return new BlockPlan(length, Math.max(USUAL, divideUp(smallest, MEBIBYTE) * MEBIBYTE));
    }

    List<PlannedBlock> blocks() {
        return LongStream.range(0, divideUp(length, block))
                .map(number -> number * block)
                .mapToObj(offset -> new PlannedBlock(offset, Math.min(block, length - offset)))
                .toList();
    }

    private static long divideUp(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
