package dev.cordon.starter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {
    private static final Instant NOW = Instant.parse("2026-05-23T03:00:00Z");

    private final Moments moments = new Moments(Clock.fixed(NOW, ZoneOffset.ofHours(9)));

    @ParameterizedTest
    @CsvSource({
        "0, 0 s ago",
        "59, 59 s ago",
        "60, 1 min ago",
        "3599, 59 min ago",
        "7200, 2 h ago",
        "172800, 2 d ago",
        "-90, in 1 min"
    })
    void an_age_is_told_in_its_largest_unit(long seconds, String words) {
        assertThat(moments.age(NOW.minusSeconds(seconds))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0 s", "59.94, 59.9 s", "60, 1 min 0 s", "133.4, 2 min 13 s", "3725, 1 h 2 min"})
    void a_span_is_told_to_the_second(double seconds, String words) {
        assertThat(moments.span(seconds)).isEqualTo(words);
    }

    @Test
    void a_time_is_told_in_utc_with_its_date_unless_that_is_today() {
        assertThat(moments.utc(Instant.parse("2026-05-23T00:00:01Z"))).isEqualTo("00:00:01 UTC");
        assertThat(moments.utc(Instant.parse("2026-05-22T23:59:59Z"))).isEqualTo("2026-05-22 23:59:59 UTC");
    }
}
