package dev.cordon.range.arm;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import java.util.UUID;

/** The headers that ARM puts on every answer. */
final class StandardHeaders {
    private static final String READS_LEFT = "11999";
    private static final String WRITES_LEFT = "1199";

    private StandardHeaders() {}

    static Answer on(Call call, Answer answer) {
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        String limit = reads
                ? "x-ms-ratelimit-remaining-subscription-reads"
                : "x-ms-ratelimit-remaining-subscription-" + (call.method().equals("DELETE") ? "deletes" : "writes");
        Answer more = answer.with("x-ms-request-id", UUID.randomUUID().toString())
                .with("x-ms-correlation-request-id", call.correlationId())
                .with("x-ms-routing-request-id", "RANGE:" + call.sequence())
                .with(limit, reads ? READS_LEFT : WRITES_LEFT)
                .with("Cache-Control", "no-cache")
                .with("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
                .with("X-Content-Type-Options", "nosniff");
        boolean echo = call.header("x-ms-return-client-request-id")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        String clientId = call.header("x-ms-client-request-id").orElse("");
        return echo && !clientId.isEmpty() ? more.with("x-ms-client-request-id", clientId) : more;
    }
}
