package dev.cordon.worker.polling;

import dev.cordon.engine.InvalidField;
import io.temporal.common.converter.DataConverterException;
import io.temporal.worker.WorkflowImplementationOptions;
import java.util.List;

/** The runbooks that workers run. */
final class Runbooks {
    private static final List<Class<?>> ALL = List.of();

    private Runbooks() {}

    static Class<?>[] all() {
        return ALL.toArray(Class<?>[]::new);
    }

    /**
     * Input that cannot be read ends a run at once. Without this, Temporal would take it for a mistake in the runbook
     * and repeat the task until somebody deploys a better one.
     */
    static WorkflowImplementationOptions options() {
        return WorkflowImplementationOptions.newBuilder()
                .setFailWorkflowExceptionTypes(DataConverterException.class, InvalidField.class)
                .build();
    }
}
