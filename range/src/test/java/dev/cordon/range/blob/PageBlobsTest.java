package dev.cordon.range.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PageBlobsTest {
    private final TreeMap<Long, Long> pages = new TreeMap<>();

    @Test
    void neighbouring_and_overlapping_writes_become_one_range() {
        PageBlobs.mark(pages, 512, 1024);
        PageBlobs.mark(pages, 2048, 3072);
        PageBlobs.mark(pages, 1024, 1536);
        PageBlobs.mark(pages, 1536, 2560);

        assertThat(pages).containsExactly(entry(512L, 3072L));
    }

    @Test
    void clearing_in_the_middle_leaves_both_ends() {
        PageBlobs.mark(pages, 0, 4096);
        PageBlobs.unmark(pages, 1024, 2048);

        assertThat(pages).containsExactly(entry(0L, 1024L), entry(2048L, 4096L));
    }

    @Test
    void clearing_what_was_never_written_changes_nothing() {
        PageBlobs.mark(pages, 0, 512);
        PageBlobs.unmark(pages, 512, 4096);

        assertThat(pages).containsExactly(entry(0L, 512L));
    }
}
