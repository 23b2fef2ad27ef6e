package dev.cordon.azure.arm;

import com.fasterxml.uuid.Generators;
import io.temporal.activity.ActivityInfo;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The id under which Azure's Activity Log keeps what an activity asks of Azure Resource Manager, and the logs of a storage
 * account what it asks of a blob. It follows from the run
 * and the activity, so that every attempt has the same one.
 */
final class Correlation {
    private static final UUID NAMESPACE = UUID.fromString("6ddc8c2c-6b1f-4a58-9f0b-3d9f7f0c2a51");
    private static final ThreadLocal<@Nullable Correlation> CURRENT = new ThreadLocal<>();

    private final String id;
    private volatile boolean carried;

    private Correlation(String id) {
        this.id = id;
    }

    static Correlation of(ActivityInfo activity) {
        // An activity that no run ordered has a run id of its own.
        String run = activity.isInWorkflow() ? activity.getWorkflowRunId() : activity.getActivityRunId();
        return new Correlation(Generators.nameBasedGenerator(NAMESPACE)
                .generate(run + "/" + activity.getActivityId())
                .toString());
    }

    /** The one that this thread works under; nothing outside of activities. */
    static Optional<Correlation> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** What the question gives when this thread works under the correlation, or under none if there is none. */
    static <T> T under(@Nullable Correlation correlation, Supplier<T> question) {
        Correlation before = CURRENT.get();
        CURRENT.set(correlation);
        try {
            return question.get();
        } finally {
            CURRENT.set(before);
        }
    }

    String id() {
        return id;
    }

    /** Notes that a request carries it to Azure. */
    void carry() {
        carried = true;
    }

    /** The id, if any request has carried it. */
    @Nullable String ifCarried() {
        return carried ? id : null;
    }
}
