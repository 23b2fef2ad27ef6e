package dev.cordon.runbook;

import dev.cordon.capability.runs.RunSoFar;
import dev.cordon.capability.runs.RunSoFar.EndedStep;
import dev.cordon.capability.runs.RunSoFar.MadeDecision;
import dev.cordon.capability.runs.RunSoFar.OpenQuestion;
import dev.cordon.engine.RunStatus;
import dev.cordon.engine.ShortHash;
import dev.cordon.engine.StepState;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.Question;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells from outside what a supervised run has done: from what it answers while it goes on, and from its report when it
 * has ended, of whichever runbook and version, as far as it is understood.
 */
public final class RunAccount {
    private static final Set<StepState> ENDED = Set.of(StepState.DONE, StepState.SKIPPED, StepState.FAILED);

    private final String workflowId;
    private final String runId;
    private final String runbook;

    /** Of one run. */
    public RunAccount(String workflowId, String runId, String runbook) {
        this.workflowId = workflowId;
        this.runId = runId;
        this.runbook = runbook;
    }

    /** Of a run that goes on, from its answers to the queries {@code status} and {@code decisions}. */
    public RunSoFar running(RunStatus status, Decisions decisions) {
        Question open = decisions.open();
        return told(
                status.steps(),
                decisions.records(),
                open == null ? null : new OpenQuestion(open.gate(), open.asks()),
                null);
    }

    /**
     * Of a run that has ended.
     *
     * @param report the report as it stands in the history; null if it left none
     * @param failure why it did not complete; null if it did
     */
    public RunSoFar ended(@Nullable Object report, @Nullable String failure, DataConverter json) {
        Map<?, ?> parts = report instanceof Map<?, ?> map ? map : Map.of();
        String words = text(parts, "ending");
        return told(
                list(parts, "steps", StepStatus[].class, json),
                list(parts, "decisions", DecisionRecord[].class, json),
                null,
                new RunSoFar.End(
                        text(parts, "verdict"),
                        !words.isEmpty() ? words : failure == null ? "it has ended" : failure,
                        parts.get("time") instanceof Map<?, ?> time && time.get("seconds") instanceof Number seconds
                                ? seconds.doubleValue()
                                : null,
                        parts.get("preservation") instanceof String id ? id : null));
    }

    private RunSoFar told(
            List<StepStatus> steps,
            List<DecisionRecord> records,
            @Nullable OpenQuestion question,
            RunSoFar.@Nullable End end) {
        List<EndedStep> ended = steps.stream().flatMap(RunAccount::endedStep).toList();
        List<MadeDecision> decisions =
                records.stream().flatMap(RunAccount::madeDecision).toList();
        String mark = ShortHash.of(runId + ended + question + decisions + end);
        return new RunSoFar(workflowId, runId, runbook, mark, ended, question, decisions, end);
    }

    private static Stream<EndedStep> endedStep(StepStatus step) {
        return step.endedAt() != null && ENDED.contains(step.state())
                ? Stream.of(
                        new EndedStep(step.step(), step.title(), step.state().name(), step.endedAt(), step.note()))
                : Stream.empty();
    }

    private static Stream<MadeDecision> madeDecision(DecisionRecord made) {
        return made.decision() != null && made.outcome() == DecisionRecord.Outcome.COUNTED
                ? Stream.of(new MadeDecision(
                        made.decision().gate(),
                        made.decision().choice(),
                        made.decision().decider(),
                        made.source().name()))
                : Stream.empty();
    }

    private static String text(Map<?, ?> parts, String name) {
        return parts.get(name) instanceof String text ? text : "";
    }

    private static <T> List<T> list(Map<?, ?> parts, String name, Class<T[]> type, DataConverter json) {
        Optional<Payload> payload = json.toPayload(parts.get(name));
        return parts.get(name) == null || payload.isEmpty()
                ? List.of()
                : Arrays.asList(json.fromPayload(payload.get(), type, type));
    }
}
