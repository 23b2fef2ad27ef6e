package dev.cordon.range.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class GeneratedStreamTest {
    @Test
    void what_is_passed_over_leaves_the_rest_as_it_is() throws Exception {
        byte[] whole = new GeneratedStream(7, 0, 20_000).readAllBytes();
        GeneratedStream passed = new GeneratedStream(7, 0, 20_000);
        passed.skipNBytes(9_001);
        assertThat(passed.readAllBytes()).isEqualTo(Arrays.copyOfRange(whole, 9_001, 20_000));
        assertThat(passed.skip(5)).isZero();
    }
}
