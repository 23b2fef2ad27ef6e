package dev.cordon.engine;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.FailureType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which runbooks call capabilities: time-outs and retries by name, in one place.
 *
 * <p>Workers heartbeat about every second; the heartbeat time-out is what a dead worker costs. None of the policies
 * bounds how long a call waits for a worker: with no worker up, a run waits and loses nothing.
 */
public enum Calls {
    /** Reads this installation's own configuration. */
    CONFIGURATION(Duration.ofSeconds(10), null, retry(Duration.ofMillis(500), 2.0, Duration.ofSeconds(10), 0)),
    /** Tells people or Sentinel something: an hour of retries, since nothing waits for it. */
    TELLING(Duration.ofSeconds(30), null, retry(Duration.ofSeconds(1), 2.0, Duration.ofSeconds(30), 125)),
    /** Reads from Azure: about ten seconds of retries, then the run says that it waits. */
    AZURE_READ(
            Duration.ofMinutes(1), Duration.ofSeconds(5), retry(Duration.ofMillis(300), 2.0, Duration.ofSeconds(5), 6)),
    /** Reads from Azure beside the run, for as long as it takes to get an answer: without a trace in the history. */
    AZURE_ANSWER(Duration.ofMinutes(1), null, retry(Duration.ofMillis(300), 2.0, Duration.ofSeconds(30), 0)),
    /** Looks something up in Azure that the run can do without: it does not wait for long. */
    AZURE_LOOK(Duration.ofSeconds(5), null, retry(Duration.ofMillis(300), 2.0, Duration.ofSeconds(1), 2)),
    /** Follows another run until it has news; an attempt that waited in vain for a day leaves no trace in the history. */
    FOLLOWING(Duration.ofDays(1), Duration.ofSeconds(20), retry(Duration.ofSeconds(1), 2.0, Duration.ofSeconds(15), 0)),
    /** Changes Azure and awaits the end of the operation: some three minutes of retries after conflicts. */
    AZURE_OPERATION(
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            retry(Duration.ofMillis(500), 1.6, Duration.ofSeconds(10), 24)),
    /** Moves evidence: as an operation, with more time for the bytes. */
    EVIDENCE_TRANSFER(
            Duration.ofMinutes(30),
            Duration.ofSeconds(5),
            retry(Duration.ofMillis(500), 1.6, Duration.ofSeconds(10), 24)),
    /** Moves or reads what takes hours: progress stands in the heartbeat, so that a retry goes on where it was. */
    EVIDENCE_BULK(
            Duration.ofDays(2), Duration.ofSeconds(10), retry(Duration.ofSeconds(1), 2.0, Duration.ofMinutes(1), 100));

    @SuppressWarnings("ImmutableEnumChecker") // ActivityOptions is immutable and does not say so
    private final ActivityOptions options;

    Calls(Duration startToClose, @Nullable Duration heartbeat, RetryOptions retries) {
        ActivityOptions.Builder builder = ActivityOptions.newBuilder()
                .setStartToCloseTimeout(startToClose)
                .setRetryOptions(retries);
        if (heartbeat != null) {
            builder.setHeartbeatTimeout(heartbeat);
        }
        this.options = builder.build();
    }

    private static final int LONGEST_SUMMARY = 200;

    /**
     * A stub of a capability, called on the task queue of the role that carries it out.
     *
     * @param summary what this call is for, as the Temporal UI labels it, for example {@code snapshot disk-01}
     */
    public <T> T to(Class<T> capability, String summary) {
        CarriedOutBy by = capability.getAnnotation(CarriedOutBy.class);
        if (by == null) {
            throw new IllegalArgumentException(capability.getName() + " lacks @CarriedOutBy");
        }
        return Workflow.newActivityStub(
                capability,
                options.toBuilder()
                        .setTaskQueue(by.value().taskQueue())
                        .setSummary(oneLine(summary))
                        .build());
    }

    /** Temporal refuses a summary of more than a few hundred bytes, and with it the whole task. */
    private static String oneLine(String summary) {
        String line = summary.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ");
        int characters = Math.min(line.codePointCount(0, line.length()), LONGEST_SUMMARY);
        while (beginning(line, characters).getBytes(StandardCharsets.UTF_8).length > LONGEST_SUMMARY) {
            characters--;
        }
        String beginning = beginning(line, characters);
        return beginning.equals(line) ? line : beginning(line, characters - 1) + "…";
    }

    private static String beginning(String text, int characters) {
        return text.substring(0, text.offsetByCodePoints(0, characters));
    }

    private static RetryOptions retry(Duration first, double growth, Duration longest, int attempts) {
        return RetryOptions.newBuilder()
                .setInitialInterval(first)
                .setBackoffCoefficient(growth)
                .setMaximumInterval(longest)
                .setMaximumAttempts(attempts)
                .setDoNotRetry(FailureType.notRetryable())
                .build();
    }
}
