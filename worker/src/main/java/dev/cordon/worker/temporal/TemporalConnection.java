package dev.cordon.worker.temporal;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The client of Temporal. Making it does not connect: a worker starts while Temporal is not there yet. */
@Configuration(proxyBeanMethods = false)
class TemporalConnection {
    private static final double SECONDS_BETWEEN_METRICS = 10;

    @Bean(destroyMethod = "close")
    Scope temporalMetrics(MeterRegistry registry) {
        return new RootScopeBuilder()
                .reporter(new MicrometerClientStatsReporter(registry))
                .reportEvery(com.uber.m3.util.Duration.ofSeconds(SECONDS_BETWEEN_METRICS));
    }

    @Bean(destroyMethod = "shutdown")
    WorkflowServiceStubs temporalService(TemporalProperties properties, Scope metrics) {
        return WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder(properties.profile().toWorkflowServiceStubsOptions())
                        .setMetricsScope(metrics)
                        .build());
    }

    @Bean
    WorkflowClient temporalClient(TemporalProperties properties, WorkflowServiceStubs service) {
        return WorkflowClient.newInstance(
                service,
                WorkflowClientOptions.newBuilder(properties.profile().toWorkflowClientOptions())
                        .setDataConverter(properties.encryption().converter())
                        .build());
    }
}
