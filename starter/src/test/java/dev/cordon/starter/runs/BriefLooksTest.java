package dev.cordon.starter.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.compute.PowerState;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.fake.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BriefLooksTest {
    /** Almost at the end of what it can count to, where a comparison of times instead of their distance goes wrong. */
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1);

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void forty_machines_that_azure_is_slow_about_are_waited_for_no_longer_than_a_few() {
        List<Optional<VmState>> seen = lookAtForty(Duration.ofSeconds(3));

        assertThat(asked).hasValue(4);
        assertThat(seen).hasSize(40).filteredOn(Optional::isPresent).hasSize(4);
    }

    @Test
    void forty_machines_that_azure_answers_about_are_all_looked_at() {
        assertThat(lookAtForty(Duration.ofMillis(100))).allMatch(Optional::isPresent);
    }

    private List<Optional<VmState>> lookAtForty(Duration each) {
        TargetCheck looks = new BriefLooks(
                vm -> {
                    asked.incrementAndGet();
                    clock.addAndGet(each.toNanos());
                    return Optional.of(new VmState(
                            vm, "unique", "westeurope", PowerState.RUNNING, List.of(), List.of(), Map.of()));
                },
                clock::get);
        return IntStream.range(0, 40)
                .mapToObj(number -> looks.look(new VmId(Seed.APP.id() + number)))
                .toList();
    }
}
