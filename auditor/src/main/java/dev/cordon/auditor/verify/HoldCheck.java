package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.capability.decision.Decision;
import dev.cordon.engine.StepState;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.gate.Choice;
import dev.cordon.engine.gate.DecisionRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether people decided, at a hold, whatever a run did after a step had failed: go on without it, or roll back. */
final class HoldCheck {
    private static final String HOLD = "hold-\\d+-";
    private static final Set<String> ROLLED_BACK = Set.of("ROLLED_BACK", "PARTLY_ROLLED_BACK");

    private final Findings findings;
    private final Dossier dossier;
    private final Manifest manifest;

    HoldCheck(Findings findings, Dossier dossier, Manifest manifest) {
        this.findings = findings;
        this.dossier = dossier;
        this.manifest = manifest;
    }

    void examine() {
        manifest.steps().stream()
                .filter(step -> step.state() == StepState.SKIPPED)
                .forEach(this::skipped);
        if (ROLLED_BACK.contains(manifest.verdict())) {
            rolledBack();
        }
    }

    private void skipped(StepStatus step) {
        findings.require(
                decided(Choice.SKIP).stream().anyMatch(record -> gate(record).matches(HOLD + step.step())),
                "step '" + step.title() + "' was skipped, and nobody decided to go on without it");
    }

    private void rolledBack() {
        JsonNode policy = policy().orElse(null);
        if (policy == null) {
            findings.unchecked("the run was rolled back, and without a readable history nothing shows how many people"
                    + " that takes");
            return;
        }
        int asked = Math.max(1, policy.path("rollBackApprovers").asInt());
        long most = decided(Choice.ROLL_BACK).stream()
                .filter(record -> gate(record).matches(HOLD + ".*"))
                .collect(Collectors.groupingBy(HoldCheck::gate, Collectors.mapping(this::decider, Collectors.toSet())))
                .values()
                .stream()
                .mapToLong(Set::size)
                .max()
                .orElse(0);
        findings.require(
                most >= asked,
                "the run was rolled back, which takes " + asked + " people by policy, and " + most + " decided so");
    }

    /** Decisions for a choice that counted, of a source that counts on holds. */
    private List<DecisionRecord> decided(String choice) {
        JsonNode accepts = policy().map(policy -> policy.path("accepts")).orElse(null);
        return manifest.decisions().stream()
                .filter(DecisionCheck::counted)
                .filter(record -> record.decision() != null
                        && choice.equals(record.decision().choice()))
                .filter(record ->
                        accepts == null || names(accepts, record.source().name()))
                .toList();
    }

    private static boolean names(JsonNode accepts, String source) {
        for (JsonNode each : accepts) {
            if (each.asText().equals(source)) {
                return true;
            }
        }
        return false;
    }

    /** Who decides on holds, as the run read it; nothing if the history cannot be read. */
    private Optional<JsonNode> policy() {
        return dossier.readableHistory().stream()
                .flatMap(history -> history.calls().stream())
                .filter(call -> call.type().equals("policy.gates") && call.answered())
                .map(call -> call.result().path("holds"))
                .findFirst();
    }

    private static String gate(DecisionRecord record) {
        return Objects.requireNonNull(record.decision()).gate();
    }

    private String decider(DecisionRecord record) {
        Decision decision = Objects.requireNonNull(record.decision());
        return DecisionCheck.person(decision.decider());
    }
}
