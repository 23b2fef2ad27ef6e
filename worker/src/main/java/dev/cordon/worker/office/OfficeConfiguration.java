package dev.cordon.worker.office;

import dev.cordon.azure.RunHistories;
import dev.cordon.capability.WorkerRole;
import dev.cordon.worker.polling.CapabilitySource;
import dev.cordon.worker.polling.OnceServed;
import dev.cordon.worker.polling.WorkerProperties;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives workers that run runbooks their pager and their sweep. */
@Configuration(proxyBeanMethods = false)
class OfficeConfiguration {
    @Bean
    CapabilitySource office(WorkflowClient client) {
        return roles ->
                roles.contains(WorkerRole.RUNBOOKS) ? List.of(new LogPaging(), new RunsInTemporal(client)) : List.of();
    }

    @Bean
    CapabilitySource following(WorkflowClient client) {
        return roles -> roles.contains(WorkerRole.FOLLOWING) ? List.of(new FollowedInTemporal(client)) : List.of();
    }

    @Bean
    RunHistories runHistories(WorkflowClient client) {
        return new HistoriesInTemporal(client);
    }

    @Bean
    OnceServed sweep(WorkflowClient client, WorkerProperties worker, OfficeProperties properties) {
        return () -> {
            if (worker.roles().contains(WorkerRole.RUNBOOKS)) {
                new SweepSchedule(schedules(client), properties.every()).ensure();
            }
        };
    }

    private static ScheduleClient schedules(WorkflowClient client) {
        return ScheduleClient.newInstance(
                client.getWorkflowServiceStubs(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setDataConverter(client.getOptions().getDataConverter())
                        .build());
    }
}
