package dev.cordon.starter.runs;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Temporal did not serve a call, so nothing is known about the run that it was about. */
public final class TemporalUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Status.Code code;

    TemporalUnavailable(StatusRuntimeException cause) {
        super("Temporal did not serve the call: " + cause.getStatus().getCode(), cause);
        this.code = cause.getStatus().getCode();
    }

    Status.Code code() {
        return code;
    }
}
