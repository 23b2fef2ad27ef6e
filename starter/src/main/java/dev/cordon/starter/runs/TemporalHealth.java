package dev.cordon.starter.runs;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether Temporal serves the namespace that runs are started in. */
final class TemporalHealth implements HealthIndicator {
    private static final long SECONDS = 2;

    private final WorkflowClient client;

    TemporalHealth(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public Health health() {
        try {
            client.getWorkflowServiceStubs().getRawChannel().resetConnectBackoff();
            client.getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .describeNamespace(DescribeNamespaceRequest.newBuilder()
                            .setNamespace(client.getOptions().getNamespace())
                            .build());
            return Health.up().build();
        } catch (StatusRuntimeException noAnswer) {
            return Health.down()
                    .withDetail("temporal", noAnswer.getStatus().getCode().name())
                    .build();
        }
    }
}
