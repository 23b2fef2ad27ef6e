package dev.cordon.range.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Stage;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Halts one request until it is released: before it takes effect, or after it did with the answer held back, so that
 * a test can kill its client at exactly that moment.
 */
final class Gate implements Stage {
    private @Nullable Halt halt;

    /** Sets the gate; one that was set before is released. */
    synchronized void set(JsonNode body) {
        release();
        String when = body.path("when").asText("before");
        if (!when.equals("before") && !when.equals("after")) {
            throw new IllegalArgumentException("when must be 'before' or 'after', but was '" + when + "'");
        }
        RequestPattern requests = new RequestPattern(
                body.path("operation").asText(""), body.path("sequence").asLong(0));
        if (requests.operation().isEmpty() && requests.sequence() == 0) {
            throw new IllegalArgumentException("a gate needs an operation or a sequence");
        }
        halt = new Halt(requests, body.path("call").asInt(1), when.equals("after"));
    }

    /** Lets the halted request go on, and forgets the gate. */
    synchronized void release() {
        if (halt != null) {
            halt.released.countDown();
            halt = null;
            notifyAll();
        }
    }

    /** Waits until the gate has halted its request, but no longer than that. */
    synchronized void awaitReached(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toMillis(); left > 0 && halt != null && halt.reached == 0; ) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
    }

    /** Whether a gate is set, and the request that it halted. */
    synchronized ObjectNode state() {
        ObjectNode state = Json.object();
        Halt now = halt;
        state.put("set", now != null).put("reached", now != null && now.reached > 0);
        if (now != null && now.reached > 0) {
            state.put("sequence", now.reached).put("operation", now.operation);
        }
        return state;
    }

    @Override
    public Answer pass(Call call, Next next) {
        Halt mine = mine(call);
        if (mine == null) {
            return next.pass(call);
        }
        if (!mine.after) {
            await(mine, call);
            return next.pass(call);
        }
        Answer answer = next.pass(call);
        await(mine, call);
        return answer;
    }

    private synchronized @Nullable Halt mine(Call call) {
        return halt != null && halt.takes(call) ? halt : null;
    }

    private void await(Halt mine, Call call) {
        synchronized (this) {
            mine.reached = call.sequence();
            mine.operation = call.operationName();
            notifyAll();
        }
        try {
            mine.released.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Halt {
        private final RequestPattern requests;
        private final int call;
        private final boolean after;
        private final CountDownLatch released = new CountDownLatch(1);
        private int seen;
        private long reached;
        private String operation = "";

        private Halt(RequestPattern requests, int call, boolean after) {
            this.requests = requests;
            this.call = call;
            this.after = after;
        }

        private boolean takes(Call request) {
            return requests.matches(request) && ++seen == call;
        }
    }
}
