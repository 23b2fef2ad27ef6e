package dev.cordon.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import reactor.core.publisher.Mono;

/** Has every request to Azure Resource Manager carry the correlation id of its activity. */
final class CorrelationPolicy implements HttpPipelinePolicy {
    private static final HttpHeaderName HEADER = HttpHeaderName.fromString("x-ms-correlation-request-id");

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
        carry(call);
        return next.process();
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext call, HttpPipelineNextSyncPolicy next) {
        carry(call);
        return next.processSync();
    }

    private static void carry(HttpPipelineCallContext call) {
        Correlation.current().ifPresent(correlation -> {
            call.getHttpRequest().setHeader(HEADER, correlation.id());
            correlation.carry();
        });
    }
}
