package dev.cordon.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    @Test
    void seconds_and_azures_milliseconds_are_read() {
        assertThat(retryAfter("Retry-After", "3")).contains(Duration.ofSeconds(3));
        assertThat(retryAfter("x-ms-retry-after-ms", "250")).contains(Duration.ofMillis(250));
        assertThat(retryAfter("retry-after-ms", "250")).contains(Duration.ofMillis(250));
    }

    @Test
    void a_date_that_has_passed_asks_for_no_wait() {
        assertThat(retryAfter("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")).contains(Duration.ZERO);
    }

    @Test
    void what_cannot_be_read_asks_for_nothing() {
        assertThat(retryAfter("Retry-After", "soon")).isEmpty();
        assertThat(RetryAfter.in(new HttpHeaders())).isEmpty();
    }

    private static Optional<Duration> retryAfter(String name, String value) {
        return RetryAfter.in(new HttpHeaders().set(HttpHeaderName.fromString(name), value));
    }
}
