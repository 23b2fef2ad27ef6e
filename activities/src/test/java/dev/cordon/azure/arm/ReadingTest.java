package dev.cordon.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    @Test
    void what_is_there_is_found() {
        Reading<String> reading = Reading.of(() -> "there");
        assertThat(reading.found()).contains("there");
        assertThat(reading.isRefused()).isFalse();
        assertThat(reading.isMissing()).isFalse();
    }

    @Test
    void what_is_not_there_is_missing_and_not_refused() {
        Reading<String> reading = answered(404);
        assertThat(reading.isMissing()).isTrue();
        assertThat(reading.isRefused()).isFalse();
        assertThat(reading.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403})
    void what_azure_does_not_show_is_refused(int status) {
        Reading<String> reading = answered(status);
        assertThat(reading.isRefused()).isTrue();
        assertThat(reading.found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 409, 429, 500, 503})
    void any_other_failure_is_thrown(int status) {
        assertThatThrownBy(() -> answered(status)).isInstanceOf(Refusal.class);
    }

    private static Reading<String> answered(int status) {
        return Reading.of(() -> {
            throw new Refusal(status, "Code", "message", null);
        });
    }
}
