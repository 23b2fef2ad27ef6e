package dev.cordon.azure.arm;

import dev.cordon.capability.custody.Provenance;
import io.temporal.activity.ActivityInfo;
import java.time.Instant;
import java.util.function.Supplier;

/** How an attempt comes by what it will answer with. */
final class Origin {
    private final Instant startedAt = Instant.now();
    private final ActivityInfo activity;
    private final Correlation correlation;
    private final Supplier<String> principal;

    Origin(ActivityInfo activity, Correlation correlation, Supplier<String> principal) {
        this.activity = activity;
        this.correlation = correlation;
        this.principal = principal;
    }

    /** As it stands now, when there is an answer. */
    Provenance provenance() {
        return new Provenance(
                startedAt,
                Instant.now(),
                principal.get(),
                Build.TOOL,
                activity.getActivityId(),
                activity.getAttempt(),
                correlation.ifCarried());
    }
}
