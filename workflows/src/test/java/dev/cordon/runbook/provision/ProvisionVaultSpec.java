package dev.cordon.runbook.provision;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.decision.DecisionSource;
import dev.cordon.engine.gate.Question;
import dev.cordon.engine.gate.Refusal;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.SealedRecords;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.provision.ProvisionReport.Verdict;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProvisionVaultSpec {
    private static final String ALICE = "alice@contoso.com"; // asks
    private static final String BOB = "bob@contoso.com";
    private static final String CAROL = "carol@contoso.com";

    private static final String ACCOUNT = "/subscriptions/" + Seed.WORKLOAD
            + "/resourceGroups/rg-forensic-prod/providers/Microsoft.Storage/storageAccounts/stforensicnew";

    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final RunbookEnvironment runbooks = new RunbookEnvironment(azure, policy, new FakeOffice(), true);

    @AfterEach
    void close() {
        runbooks.close();
    }

    @Test
    void everything_but_the_lock_is_made_at_once_and_the_lock_waits_for_two_people() {
        WorkflowStub run = start(Map.of());
        Question question = runbooks.question(run);
        assertThat(question.choices().get(0).people()).isEqualTo(2);
        assertThat(azure.changes())
                .containsExactly(
                        "provision.createAccount ir-evidence",
                        "provision.enableVersioning ir-evidence",
                        "provision.createContainer ir-evidence",
                        "provision.setPolicy ir-evidence");
        List.of(ALICE, BOB, CAROL).forEach(decider -> approve(run, question, decider));
        ProvisionReport report = run.getResult(ProvisionReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.LOCKED);
        assertThat(requireNonNull(report.plan()).plan().changes())
                .singleElement()
                .satisfies(change -> assertThat(change.what()).isEqualTo("lock retention policy"));
        assertThat(azure.changes()).last().isEqualTo("provision.lockPolicy ir-evidence");
        assertThat(report.decisions()).hasSize(3);
    }

    @Test
    void a_name_that_was_typed_locks_nothing_whatever_the_policy_accepts() {
        WorkflowStub run = start(Map.of());
        Question question = runbooks.question(run);
        runbooks.decide(run, question, "approve", BOB);
        runbooks.decide(run, question, "approve", CAROL);
        ProvisionReport report = run.getResult(ProvisionReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_LOCKED);
        assertThat(report.decisions())
                .hasSize(2)
                .allMatch(decision -> decision.refusal() == Refusal.SOURCE_NOT_ACCEPTED);
        assertThat(azure.changes()).doesNotContain("provision.lockPolicy ir-evidence");
    }

    @Test
    void the_vault_tells_how_it_was_made_who_approved_its_lock_and_that_nothing_was_added_since() {
        WorkflowStub run = start(Map.of());
        Question question = runbooks.question(run);
        approve(run, question, BOB);
        approve(run, question, CAROL);
        run.getResult(ProvisionReport.class);
        String runId = run.getExecution().getRunId();
        assertThat(runbooks.archived(runId).sealedFromOutside()).isFalse();
        SealedRecords left = new SealedRecords(azure, "none", runId);
        assertThat(left.chained()).isTrue();
        assertThat(left.custody())
                .extracting(CustodyRecord::evidenceId)
                .containsExactly("vault", "provision-report.json");
        assertThat(left.manifest().verdict()).isEqualTo("LOCKED");
        assertThat(left.manifest().decisions()).hasSize(2);
        assertThat(requireNonNull(left.manifest().rule()).accepts()).containsExactly(DecisionSource.AUTHENTICATED);
        assertThat(left.manifest().plan()).isNotNull();
    }

    @Test
    void a_cancelled_run_leaves_its_record_in_the_container_that_there_is() {
        WorkflowStub run = start(Map.of());
        runbooks.question(run);
        run.cancel();
        Assertions.assertThatThrownBy(() -> run.getResult(ProvisionReport.class))
                .isInstanceOf(WorkflowFailedException.class);
        SealedRecords left = new SealedRecords(azure, "none", run.getExecution().getRunId());
        assertThat(left.chained()).isTrue();
        assertThat(left.manifest().verdict()).isEqualTo("NOT_COMPLETED");
        assertThat(left.manifest().ending()).startsWith("cancelled");
    }

    @Test
    void nobody_is_asked_to_lock_a_vault_that_anybody_may_read() {
        azure.somebodyOpens(ACCOUNT);
        WorkflowStub run = start(Map.of());
        Question hold = runbooks.question(run);
        assertThat(hold.gate()).isNotEqualTo("lock");
        assertThat(hold.asks()).contains("must not be locked").contains("anybody may read");

        azure.somebodyCloses(ACCOUNT);
        runbooks.decide(run, hold, "retry", CAROL);
        Question gate = runbooks.question(run, question -> question.gate().equals("lock"));
        approve(run, gate, BOB);
        approve(run, gate, CAROL);
        assertThat(run.getResult(ProvisionReport.class).verdict()).isEqualTo(Verdict.LOCKED);
    }

    @Test
    void silence_leaves_the_policy_unlocked() {
        ProvisionReport report = start(Map.of()).getResult(ProvisionReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_LOCKED);
        assertThat(azure.changes()).doesNotContain("provision.lockPolicy ir-evidence");
    }

    @Test
    void a_mistake_in_the_request_is_answered_by_a_sentence() {
        assertThat(failure(Map.of("accountId", Seed.APP.id())))
                .startsWith("accountId: ")
                .contains("Microsoft.Storage/storageAccounts");
        assertThat(failure(Map.of("retentionDays", 0)))
                .isEqualTo("retentionDays: 0 is out of range; expected 1 to 146000");
        assertThat(failure(Map.of("sku", "Premium_LRS"))).startsWith("sku: 'Premium_LRS' is unknown");
        assertThat(failure(Map.of("container", "IR"))).startsWith("container: 'IR' is not the name of a container");
    }

    /** As somebody whom the starter has signed in. */
    private static void approve(WorkflowStub run, Question question, String decider) {
        Map<String, Object> decision = RunbookEnvironment.decision(question, "approve", decider);
        decision.put("signature", FakeOffice.VALID);
        run.signal("decide", decision);
    }

    private String failure(Map<String, ?> more) {
        WorkflowStub run = start(more);
        WorkflowFailedException failed = Assertions.catchThrowableOfType(
                WorkflowFailedException.class, () -> run.getResult(ProvisionReport.class));
        return ((ApplicationFailure) requireNonNull(failed.getCause())).getOriginalMessage();
    }

    private WorkflowStub start(Map<String, ?> more) {
        Map<String, Object> request =
                new LinkedHashMap<>(Map.of("accountId", ACCOUNT, "location", "westeurope", "requestedBy", ALICE));
        request.putAll(more);
        return runbooks.start("ProvisionVault", request);
    }
}
