package dev.cordon.starter.runs;

import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import java.util.function.Supplier;

/** Calls of Temporal that either are served or fail with {@link TemporalUnavailable}. */
final class Served {
    private Served() {}

    static <T> T by(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException notServed) {
            throw new TemporalUnavailable(notServed);
        } catch (WorkflowServiceException wrapped) {
            if (wrapped.getCause() instanceof StatusRuntimeException notServed) {
                throw new TemporalUnavailable(notServed);
            }
            throw wrapped;
        }
    }
}
