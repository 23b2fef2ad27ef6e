package dev.cordon.starter.runs;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.ShortHash;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.ActivityIdConflictPolicy;
import io.temporal.client.ActivityClient;
import io.temporal.client.ActivityException;
import io.temporal.client.StartActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a containment worker look at the machine, by an activity outside any workflow. The starter itself holds no
 * permission in Azure.
 */
final class ObservedTarget implements TargetCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ObservedTarget.class);
    private static final String OBSERVE = "compute.observe";
    private static final Duration UNTIL_A_WORKER_TAKES_IT = Duration.ofMillis(1500);
    private static final Duration UNTIL_AZURE_ANSWERED = Duration.ofSeconds(3);

    private final ActivityClient activities;

    ObservedTarget(ActivityClient activities) {
        this.activities = activities;
    }

    @Override
    public Optional<VmState> look(VmId vm) {
        try {
            return Optional.of(activities.execute(OBSERVE, VmState.class, options(vm), vm));
        } catch (ActivityException failed) {
            refuseIfAzureSaysNo(vm, failed);
        } catch (StatusRuntimeException noAnswer) {
            LOG.warn("{} was not looked at before its run: {}", vm.id(), noAnswer.getStatus());
        }
        return Optional.empty();
    }

    /** Two requests at once for one machine share one look at it. */
    private static StartActivityOptions options(VmId vm) {
        return StartActivityOptions.newBuilder()
                .setId("check-target." + vm.name() + "." + ShortHash.of(vm.id().toLowerCase(Locale.ROOT)))
                .setIdConflictPolicy(ActivityIdConflictPolicy.ACTIVITY_ID_CONFLICT_POLICY_USE_EXISTING)
                .setTaskQueue(WorkerRole.CONTAINMENT.taskQueue())
                .setScheduleToStartTimeout(UNTIL_A_WORKER_TAKES_IT)
                .setScheduleToCloseTimeout(UNTIL_AZURE_ANSWERED)
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .setStaticSummary("look at " + vm.name() + " before a run")
                .build();
    }

    private static void refuseIfAzureSaysNo(VmId vm, ActivityException failed) {
        ApplicationFailure answer = answer(failed);
        if (answer != null && (FailureType.NOT_FOUND.of(answer) || FailureType.BAD_REQUEST.of(answer))) {
            throw new InvalidField("vmId", answer.getOriginalMessage());
        }
        LOG.warn(
                "{} was not seen before its run: {}", vm.id(), answer == null ? "no worker in time" : answer.getType());
    }

    private static @Nullable ApplicationFailure answer(ActivityException failed) {
        for (Throwable each = failed; each != null; each = each.getCause()) {
            if (each instanceof ApplicationFailure answer) {
                return answer;
            }
        }
        return null;
    }
}
