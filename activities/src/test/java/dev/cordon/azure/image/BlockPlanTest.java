package dev.cordon.azure.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockPlanTest {
    private static final long MIB = 1024 * 1024;
    private static final long TIB = MIB * MIB;

    @ParameterizedTest
    @ValueSource(longs = {1, 64 * MIB, 64 * MIB + 1, 4096 * MIB + 512, 4 * TIB + 512, 64 * TIB + 512})
    void blocks_cover_the_image_without_gap_within_azures_limits(long length) {
        List<PlannedBlock> blocks =
                BlockPlan.of("run-1", StubImage.SNAPSHOT, length).blocks();

        long covered = 0;
        for (PlannedBlock block : blocks) {
            assertThat(block.offset()).isEqualTo(covered);
            assertThat(block.length()).isBetween(1L, 4000 * MIB);
            covered += block.length();
        }
        assertThat(covered).isEqualTo(length);
        assertThat(blocks).hasSizeLessThanOrEqualTo(50_000);
    }

    @Test
    void ids_are_distinct_of_one_length_and_short_enough() {
        List<String> ids = BlockPlan.of("run-1", StubImage.SNAPSHOT, 4 * TIB).blocks().stream()
                .map(PlannedBlock::id)
                .toList();

        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(ids).extracting(String::length).containsOnly(ids.get(0).length());
        assertThat(Base64.getDecoder().decode(ids.get(0))).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void ids_are_as_long_for_the_largest_disk_as_for_the_smallest() {
        assertThat(ids("run-1", 64 * TIB + 512))
                .extracting(String::length)
                .containsOnly(ids("run-1", 512).get(0).length());
    }

    @Test
    void blocks_of_another_run_have_other_ids() {
        assertThat(ids("run-1", TIB)).doesNotContainAnyElementsOf(ids("run-2", TIB));
    }

    private static List<String> ids(String run, long length) {
        return BlockPlan.of(run, StubImage.SNAPSHOT, length).blocks().stream()
                .map(PlannedBlock::id)
                .toList();
    }

    @Test
    void blocks_of_plans_with_other_sizes_are_never_taken_for_ours() {
        // The last block of one plan may be as long as a block in the middle of another.
        assertThat(new PlannedBlock("mark", 128 * MIB, 64 * MIB).id())
                .isNotEqualTo(new PlannedBlock("mark", 64 * MIB, 64 * MIB).id());
    }
}
