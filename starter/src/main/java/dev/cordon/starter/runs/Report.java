package dev.cordon.starter.runs;

import dev.cordon.engine.RunStatus;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.runbook.incident.HandlingReport;
import dev.cordon.runbook.incident.Mapping;
import dev.cordon.runbook.isolatevm.IsolationReport.TimeToContain;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The report of an ended run, of whichever runbook. What every supervised run reports is read from it by name, so that
 * the report of an older version is understood as far as it goes.
 */
public final class Report {
    private final Map<?, ?> parts;
    private final DataConverter json;

    private Report(Map<?, ?> parts, DataConverter json) {
        this.parts = parts;
        this.json = json;
    }

    static Optional<Report> of(Run.@Nullable Outcome outcome, DataConverter json) {
        return outcome != null && outcome.report() instanceof Map<?, ?> parts
                ? Optional.of(new Report(parts, json))
                : Optional.empty();
    }

    Run.Account account() {
        return new Run.Account(
                new RunStatus(text("ending"), text("verdict"), list("steps", StepStatus[].class)),
                part("plan", SealedPlan.class).orElse(null),
                new Decisions(null, list("decisions", DecisionRecord[].class)),
                part("time", TimeToContain.class).orElse(null),
                incident().orElse(null));
    }

    private Optional<Run.Incident> incident() {
        return part("mapping", Mapping.class)
                .map(mapping -> new Run.Incident(mapping.things(), list("runs", HandlingReport.Run[].class)));
    }

    private String text(String name) {
        return parts.get(name) instanceof String text ? text : "";
    }

    private <T> List<T> list(String name, Class<T[]> type) {
        return part(name, type).map(Arrays::asList).orElse(List.of());
    }

    private <T> Optional<T> part(String name, Class<T> type) {
        Optional<Payload> payload = parts.get(name) == null ? Optional.empty() : json.toPayload(parts.get(name));
        return payload.map(each -> json.fromPayload(each, type, type));
    }
}
