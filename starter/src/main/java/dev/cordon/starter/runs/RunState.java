package dev.cordon.starter.runs;

import com.fasterxml.jackson.annotation.JsonValue;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;

/** Whether a run goes on, or how it ended. */
public enum RunState {
    RUNNING("running"),
    COMPLETED("completed"),
    FAILED("failed"),
    CANCELED("canceled"),
    TERMINATED("terminated"),
    TIMED_OUT("timed out");

    private final String words;

    RunState(String words) {
        this.words = words;
    }

    @JsonValue
    public String words() {
        return words;
    }

    public boolean ended() {
        return this != RUNNING;
    }

    static RunState of(WorkflowExecutionStatus status) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> COMPLETED;
            case WORKFLOW_EXECUTION_STATUS_FAILED -> FAILED;
            case WORKFLOW_EXECUTION_STATUS_CANCELED -> CANCELED;
            case WORKFLOW_EXECUTION_STATUS_TERMINATED -> TERMINATED;
            case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> TIMED_OUT;
            default -> RUNNING;
        };
    }
}
