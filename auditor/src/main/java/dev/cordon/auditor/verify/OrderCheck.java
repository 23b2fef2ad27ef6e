package dev.cordon.auditor.verify;

import dev.cordon.auditor.history.Call;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.custody.Manifest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Steps were carried out one after the other; of an isolation, disks before network, network before identities. */
final class OrderCheck implements Question {
    private static final String NAME = "order of steps";
    private static final String ISOLATE_VM = "IsolateVm";
    private static final List<String> ISOLATION = List.of("snapshot", "quarantine", "detach-identities");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        Manifest manifest = dossier.manifest().value();
        if (manifest == null) {
            findings.objection(dossier.manifest().problem());
            return findings.check(NAME, "");
        }
        times(findings, manifest);
        if (manifest.runbook().equals(ISOLATE_VM)) {
            steps(findings, manifest);
            dossier.history()
                    .found()
                    .ifPresentOrElse(
                            history -> calls(findings, history.calls()),
                            () -> findings.unchecked("without a history nothing shows in which order Azure was asked"));
        }
        return findings.check(
                NAME,
                (manifest.fromOutside()
                                ? "no times were sealed"
                                : manifest.steps().size() + " steps, none before the" + " one before it had ended")
                        + (manifest.runbook().equals(ISOLATE_VM)
                                ? "; by the history every snapshot before the network, the network before identities"
                                : ""));
    }

    private static void times(Findings findings, Manifest manifest) {
        Instant before = Optional.ofNullable(manifest.startedAt()).orElse(Instant.MIN);
        for (StepStatus step : manifest.steps()) {
            for (Instant at : Arrays.asList(step.startedAt(), step.endedAt())) {
                if (at != null) {
                    findings.require(
                            !at.isBefore(before) && !at.isAfter(manifest.endedAt()),
                            "step '" + step.title() + "' is out of order: " + at);
                    before = at;
                }
            }
        }
    }

    private static void steps(Findings findings, Manifest manifest) {
        List<String> order = manifest.steps().stream()
                .map(StepStatus::step)
                .filter(ISOLATION::contains)
                .toList();
        findings.require(
                manifest.fromOutside() || order.equals(ISOLATION),
                "the steps of an isolation are out of order: " + String.join(", ", order));
    }

    private static void calls(Findings findings, List<Call> calls) {
        OptionalLong network = first(calls, "network.attachNsg");
        OptionalLong identities = first(calls, "identity.detachAll");
        for (Call call : calls) {
            if (call.type().equals("snapshot.take") && network.isPresent()) {
                findings.require(
                        call.orderedBy() < network.getAsLong()
                                && (!call.answered() || call.answeredBy() < network.getAsLong()),
                        "a snapshot (event " + call.orderedBy() + ") came after the network was changed (event "
                                + network.getAsLong() + ")");
            }
            if (call.type().equals("network.attachNsg") && identities.isPresent()) {
                boolean undecided = call.orderedBy() < identities.getAsLong()
                        && call.answered()
                        && call.answeredBy() > identities.getAsLong();
                findings.require(
                        !undecided,
                        "identities were detached (event " + identities.getAsLong()
                                + ") while the network was still being changed (event " + call.answeredBy() + ")");
            }
        }
        findings.require(
                identities.isEmpty() || (network.isPresent() && network.getAsLong() < identities.getAsLong()),
                "identities were detached before the network was changed");
    }

    private static OptionalLong first(List<Call> calls, String type) {
        return calls.stream()
                .filter(call -> call.type().equals(type))
                .mapToLong(Call::orderedBy)
                .min();
    }
}
