package dev.cordon.worker.office;

import dev.cordon.capability.WorkerRole;
import dev.cordon.runbook.sweep.SweepRuns;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that runs are swept: creates the schedule unless it is there. */
final class SweepSchedule {
    private static final Logger LOG = LoggerFactory.getLogger(SweepSchedule.class);

    private final ScheduleClient schedules;
    private final Duration every;

    SweepSchedule(ScheduleClient schedules, Duration every) {
        this.schedules = schedules;
        this.every = every;
    }

    /** Creates the schedule; an existing one, which an operator may have changed or paused, is left as it is. */
    void ensure() {
        try {
            schedules.createSchedule(
                    SweepRuns.SCHEDULE, schedule(), ScheduleOptions.newBuilder().build());
            LOG.info("Sweeping runs that were cut short every {}", every);
        } catch (ScheduleAlreadyRunningException there) {
            LOG.debug("The schedule {} is there already", SweepRuns.SCHEDULE, there);
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
                throw refused;
            }
            LOG.warn("This Temporal server keeps no schedules: runs that are terminated will not be swept");
        }
    }

    private Schedule schedule() {
        return Schedule.newBuilder()
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(SweepRuns.TYPE)
                        .setOptions(WorkflowOptions.newBuilder()
                                .setWorkflowId("sweep-runs")
                                .setTaskQueue(WorkerRole.RUNBOOKS.taskQueue())
                                .build())
                        .build())
                .setSpec(ScheduleSpec.newBuilder()
                        .setIntervals(List.of(new ScheduleIntervalSpec(every)))
                        .build())
                .build();
    }
}
