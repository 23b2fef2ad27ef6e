package dev.cordon.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The time that Azure asks to wait: seconds or a date, or milliseconds in Azure's own headers. */
final class RetryAfter {
    private static final HttpHeaderName MILLIS = HttpHeaderName.fromString("retry-after-ms");
    private static final HttpHeaderName AZURE_MILLIS = HttpHeaderName.fromString("x-ms-retry-after-ms");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    static Optional<Duration> in(HttpHeaders headers) {
        return number(headers, AZURE_MILLIS)
                .map(Duration::ofMillis)
                .or(() -> number(headers, MILLIS).map(Duration::ofMillis))
                .or(() -> number(headers, HttpHeaderName.RETRY_AFTER).map(Duration::ofSeconds))
                .or(() -> Optional.ofNullable(headers.getValue(HttpHeaderName.RETRY_AFTER))
                        .flatMap(RetryAfter::untilDate));
    }

    private static Optional<Long> number(HttpHeaders headers, HttpHeaderName name) {
        return Optional.ofNullable(headers.getValue(name))
                .map(String::trim)
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf);
    }

    private static Optional<Duration> untilDate(String text) {
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException notADate) {
            // A header that says nothing readable is as good as none.
            return Optional.empty();
        }
    }
}
