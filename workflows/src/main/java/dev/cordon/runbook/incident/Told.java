package dev.cordon.runbook.incident;

import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.InvalidField;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import org.jspecify.annotations.Nullable;

/** The incident as whoever started the run told it, taken as it was typed. */
final class Told {
    private static final DataConverter JSON = DefaultDataConverter.newDefaultInstance();
    private static final int LONGEST_REASON = 200;

    private Told() {}

    /** @throws InvalidField if it is not an incident */
    static @Nullable SentinelIncident read(@Nullable Object json) {
        if (json == null) {
            return null;
        }
        try {
            return JSON.fromPayload(JSON.toPayload(json).orElseThrow(), SentinelIncident.class, SentinelIncident.class);
        } catch (DataConverterException notAnIncident) {
            throw new InvalidField(
                    "told",
                    "is not an incident as the starter tells it; leave it out to have the incident read ("
                            + reason(notAnIncident) + ")");
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null && cause != root; cause = root.getCause()) {
            root = cause;
        }
        String first = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return first.length() <= LONGEST_REASON ? first : first.substring(0, LONGEST_REASON) + "…";
    }
}
