package dev.cordon.range.admin;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Stage;
import dev.cordon.range.tenant.Latencies;

/** Makes each request take as long as its operation does. */
final class Delays implements Stage {
    private final Latencies latencies;

    Delays(Latencies latencies) {
        this.latencies = latencies;
    }

    @Override
    public Answer pass(Call call, Next next) {
        Pause.lasting(latencies.ofRequest(call.operationName()));
        return next.pass(call);
    }
}
