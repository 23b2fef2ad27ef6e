package dev.cordon.azure.arm;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import reactor.core.publisher.Mono;

/** Has every request carry the correlation id of its activity, so that Azure's own logs of it can be joined. */
final class CorrelationPolicy implements HttpPipelinePolicy {
    /** The header under whose value the Activity Log keeps what is asked of Azure Resource Manager. */
    private static final HttpHeaderName OF_RESOURCE_MANAGER = HttpHeaderName.fromString("x-ms-correlation-request-id");
    /** The only one of a client's that stands in the logs of a storage account. */
    private static final HttpHeaderName OF_STORAGE = HttpHeaderName.X_MS_CLIENT_REQUEST_ID;

    private final HttpHeaderName header;

    private CorrelationPolicy(HttpHeaderName header) {
        this.header = header;
    }

    static CorrelationPolicy ofResourceManager() {
        return new CorrelationPolicy(OF_RESOURCE_MANAGER);
    }

    static CorrelationPolicy ofStorage() {
        return new CorrelationPolicy(OF_STORAGE);
    }

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

    private void carry(HttpPipelineCallContext call) {
        Correlation.current().ifPresent(correlation -> {
            call.getHttpRequest().setHeader(header, correlation.id());
            correlation.carry();
        });
    }
}
