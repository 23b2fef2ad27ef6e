package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Service;
import java.io.UncheckedIOException;

/** {@code POST /_range/incidents} of the admin API: a detection raises an incident. */
final class IncidentApi implements Service {
    private final Detections detections;
    private final Runnable save;

    IncidentApi(Detections detections, Runnable save) {
        this.detections = detections;
        this.save = save;
    }

    @Override
    public boolean accepts(Call call) {
        return call.method().equals("POST") && call.path().equals("/_range/incidents");
    }

    @Override
    public String operationName(Call call) {
        return "POST /_range/incidents";
    }

    @Override
    public Answer answer(Call call) {
        try {
            ObjectNode incident = detections.raise(call.json());
            save.run();
            return Answer.json(201, incident);
        } catch (IllegalArgumentException | UncheckedIOException wrong) {
            return Errors.error(400, "InvalidRequest", String.valueOf(wrong.getMessage()));
        }
    }
}
