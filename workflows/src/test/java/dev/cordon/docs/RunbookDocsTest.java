package dev.cordon.docs;

import dev.cordon.engine.Step;
import dev.cordon.engine.gate.Refusal;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.incident.HandleIncidentRequest;
import dev.cordon.runbook.incident.HandleIncidentStep;
import dev.cordon.runbook.isolatevm.IsolateVmRequest;
import dev.cordon.runbook.isolatevm.IsolateVmStep;
import dev.cordon.runbook.preserve.PreserveEvidenceStep;
import dev.cordon.runbook.provision.ProvisionVaultRequest;
import dev.cordon.runbook.provision.ProvisionVaultStep;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documents say of a runbook is what the code has. */
class RunbookDocsTest {
    private final GoldenDocument isolateVm = new GoldenDocument("runbooks/isolate-vm.md");

    @Test
    void the_steps_of_isolate_vm() {
        StringBuilder table =
                new StringBuilder("| # | Step | What it does | What an undo puts back |\n|---|---|---|---|\n");
        for (IsolateVmStep step : IsolateVmStep.values()) {
            table.append(
                    "| %d | `%s` | %s | %s |%n".formatted(step.ordinal() + 1, step.id(), step.title(), step.undo()));
        }
        isolateVm.holds("steps", table.toString());
    }

    @Test
    void the_sample_request_of_isolate_vm_is_one_that_the_runbook_accepts() {
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put("incidentId", "ir-2026-05-23-001");
        sample.put("vmId", Seed.APP.id());
        sample.put("requestedBy", "carol@contoso.com");
        sample.put("severity", "High");
        sample.put("reason", "beaconing to a known command-and-control address");
        IsolateVmRequest.read(sample, Seed.NOW);
        isolateVm.holds("sample", "```json\n" + json(sample) + "\n```\n");
    }

    @Test
    void the_steps_of_preserve_evidence() {
        new GoldenDocument("runbooks/preserve-evidence.md").holds("steps", steps(PreserveEvidenceStep.values()));
    }

    @Test
    void the_steps_and_the_sample_request_of_provision_vault() {
        GoldenDocument document = new GoldenDocument("runbooks/provision-vault.md");
        document.holds("steps", steps(ProvisionVaultStep.values()));
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put(
                "accountId",
                "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-forensic-prod/providers"
                        + "/Microsoft.Storage/storageAccounts/stforensicirnew");
        sample.put("location", "westeurope");
        sample.put("requestedBy", "alice@contoso.com");
        ProvisionVaultRequest.read(sample);
        document.holds("sample", "```json\n" + json(sample) + "\n```\n");
    }

    @Test
    void the_steps_and_the_sample_request_of_handle_incident() {
        GoldenDocument document = new GoldenDocument("runbooks/handle-incident.md");
        document.holds("steps", steps(HandleIncidentStep.values()));
        Map<String, Object> sample = new LinkedHashMap<>();
        sample.put(
                "incidentArmId",
                "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-security-prod/providers"
                        + "/Microsoft.OperationalInsights/workspaces/law-security-prod/providers"
                        + "/Microsoft.SecurityInsights/Incidents/8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88");
        sample.put("requestedBy", "alice@contoso.com");
        HandleIncidentRequest.read(sample);
        document.holds("sample", "```json\n" + json(sample) + "\n```\n");
    }

    private static String steps(Step... steps) {
        StringBuilder table = new StringBuilder("| # | Step | What it does | Skipping it means |\n|---|---|---|---|\n");
        for (int i = 0; i < steps.length; i++) {
            String skip = steps[i].skippable() ? steps[i].skipMeans() : "it cannot be skipped";
            table.append("| %d | `%s` | %s | %s |%n".formatted(i + 1, steps[i].id(), steps[i].title(), skip));
        }
        return table.toString();
    }

    @Test
    void every_refusal_of_a_decision_with_its_sentence() {
        StringBuilder table = new StringBuilder("| Refusal | What the sender sees |\n|---|---|\n");
        for (Refusal refusal : Refusal.values()) {
            table.append("| `%s` | %s |%n".formatted(refusal, refusal.sentence("%s")));
        }
        new GoldenDocument("gates.md").holds("refusals", table.toString());
    }

    private static String json(Map<String, Object> object) {
        return object.entrySet().stream()
                .map(field -> "  \"" + field.getKey() + "\": \"" + field.getValue() + "\"")
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }
}
