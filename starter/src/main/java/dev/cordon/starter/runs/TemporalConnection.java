package dev.cordon.starter.runs;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.ActivityClient;
import io.temporal.client.ActivityClientOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client of Temporal. Making it does not connect. It gives up on a silent Temporal within seconds, because somebody
 * waits for the answer.
 */
@Configuration(proxyBeanMethods = false)
class TemporalConnection {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final double SECONDS_BETWEEN_METRICS = 10;

    @Bean(destroyMethod = "close")
    Scope temporalMetrics(MeterRegistry registry) {
        return new RootScopeBuilder()
                .reporter(new MicrometerClientStatsReporter(registry))
                .reportEvery(com.uber.m3.util.Duration.ofSeconds(SECONDS_BETWEEN_METRICS));
    }

    @Bean(destroyMethod = "shutdown")
    WorkflowServiceStubs temporalService(TemporalProperties properties, Scope metrics) {
        return WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder(
                        properties.profile().toWorkflowServiceStubsOptions())
                .setMetricsScope(metrics)
                .setRpcTimeout(PATIENCE)
                .setRpcRetryOptions(
                        RpcRetryOptions.newBuilder().setExpiration(PATIENCE).validateBuildWithDefaults())
                .build());
    }

    /** What turns values into payloads and back, for every client of Temporal and for the codec server. */
    @Bean
    CodecDataConverter payloads(TemporalProperties properties) {
        return properties.encryption().converter();
    }

    @Bean
    WorkflowClient temporalClient(
            TemporalProperties properties, WorkflowServiceStubs service, CodecDataConverter payloads) {
        return WorkflowClient.newInstance(
                service,
                WorkflowClientOptions.newBuilder(properties.profile().toWorkflowClientOptions())
                        .setDataConverter(payloads)
                        .build());
    }

    @Bean
    TargetCheck targetCheck(TemporalProperties properties, WorkflowServiceStubs service, CodecDataConverter payloads) {
        return new ObservedTarget(ActivityClient.newInstance(
                service,
                ActivityClientOptions.newBuilder()
                        .setNamespace(properties.namespace())
                        .setDataConverter(payloads)
                        .build()));
    }

    @Bean
    Runs runs(WorkflowClient client, TargetCheck targets) {
        return new Runs(client, targets);
    }

    @Bean
    RunDecisions runDecisions(WorkflowClient client) {
        return new RunDecisions(client);
    }

    @Bean
    RunIndex runIndex(WorkflowClient client) {
        return new VisibleRuns(client);
    }

    @Bean
    TemporalUi temporalUi(TemporalProperties properties) {
        return new TemporalUi(properties.ui(), properties.namespace());
    }

    @Bean
    HealthIndicator temporalHealthIndicator(WorkflowClient client) {
        return new TemporalHealth(client);
    }
}
