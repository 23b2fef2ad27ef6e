package dev.cordon.codec;

import static dev.cordon.codec.Keys.AUTUMN;
import static dev.cordon.codec.Keys.SPRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReloadedKeysTest {
    private Instant now = Instant.EPOCH;
    private int readings;
    private @Nullable KeySet stored = KeySet.of(SPRING);

    @Test
    void a_key_that_another_process_took_up_is_found_and_taken_up() {
        ReloadedKeys keys = keys();
        stored = KeySet.of(AUTUMN, SPRING);
        assertThat(keys.active()).isEqualTo(SPRING);
        pass(Duration.ofSeconds(10));

        assertThat(keys.named("autumn")).contains(AUTUMN);
        assertThat(keys.active()).isEqualTo(AUTUMN);
    }

    @Test
    void keys_are_read_again_after_a_few_minutes() {
        ReloadedKeys keys = keys();
        stored = KeySet.of(AUTUMN, SPRING);
        pass(Duration.ofMinutes(6));

        keys.active();

        assertThat(keys.active()).isEqualTo(AUTUMN);
        assertThat(readings).isEqualTo(2);
    }

    @Test
    void ids_that_nobody_knows_do_not_cause_one_reading_each() {
        ReloadedKeys keys = keys();
        pass(Duration.ofSeconds(10));

        for (int each = 0; each < 100; each++) {
            assertThat(keys.named("unknown-" + each)).isEmpty();
        }

        assertThat(readings).isEqualTo(2);
    }

    @Test
    void keys_are_kept_while_they_cannot_be_read() {
        ReloadedKeys keys = keys();
        stored = null;
        pass(Duration.ofMinutes(6));

        assertThat(keys.active()).isEqualTo(SPRING);
        assertThat(keys.named("autumn")).isEmpty();
        assertThat(keys.active()).isEqualTo(SPRING);
    }

    @Test
    void keys_that_were_never_read_are_missed_with_the_reason_until_they_can_be_read() {
        stored = null;
        ReloadedKeys keys = keys();
        assertThatThrownBy(keys::active).isInstanceOf(UnreadableKeys.class).hasMessage("the vault is away");
        stored = KeySet.of(SPRING);
        pass(Duration.ofSeconds(10));

        assertThat(keys.active()).isEqualTo(SPRING);
    }

    private ReloadedKeys keys() {
        return new ReloadedKeys(null, this::read, Runnable::run, () -> now);
    }

    private KeySet read() {
        readings++;
        if (stored == null) {
            throw new UnreadableKeys("the vault is away");
        }
        return stored;
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
