package dev.cordon.range.admin;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.ConnectionLost;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes requests go wrong as the admin asked: refused, cut off, delayed, or their operation failing later. */
final class Faults implements Stage {
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    void add(Fault fault) {
        faults.add(fault);
    }

    void clear() {
        faults.clear();
    }

    @Override
    public Answer pass(Call call, Next next) {
        List<Fault> striking =
                faults.stream().filter(fault -> fault.strikes(call)).toList();
        for (Fault fault : striking) {
            if (!fault.after() && !goesOn(call, fault)) {
                return refusal(fault);
            }
        }
        Answer answer = next.pass(call);
        for (Fault fault : striking) {
            if (fault.after() && !goesOn(call, fault)) {
                return refusal(fault);
            }
        }
        return answer;
    }

    private static boolean goesOn(Call call, Fault fault) {
        switch (fault.action()) {
            case "reset" -> throw new ConnectionLost("the range was told to cut this connection");
            case "delay" -> Pause.lasting(Duration.ofMillis(fault.delayMillis()));
            case "fail" -> call.failLater(fault.code());
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Answer refusal(Fault fault) {
        Answer answer = Errors.error(fault.status(), fault.code(), fault.message());
        return fault.retryAfter() < 0 ? answer : answer.with("Retry-After", Integer.toString(fault.retryAfter()));
    }
}
