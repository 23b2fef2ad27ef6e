package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.embedded.tenant.Tenant;
import dev.cordon.engine.custody.RunToArchive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class ProvisionTest {
    private static final String FORENSIC = "/subscriptions/" + Tenant.SUBSCRIPTIONS.forensic();
    private static final String ROLES = FORENSIC + "/providers/Microsoft.Authorization/roleDefinitions/";
    private static final String BLOB_CONTRIBUTOR = ROLES + "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private static final String BLOB_READER = ROLES + "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
    private static final String BOB = "bob@contoso.com";
    private static final String CAROL = "carol@contoso.com";

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    @TempDir
    Path folder;

    private final String name = "stforensic" + UUID.randomUUID().toString().substring(0, 8);
    private final String account = FORENSIC + "/resourceGroups/" + Tenant.EVIDENCE_GROUP
            + "/providers/Microsoft.Storage/storageAccounts/" + name;

    @Test
    void two_people_whom_the_starter_signed_in_lock_a_vault_and_it_tells_how_it_was_made() {
        Caller alice = CORDON.caller("alice@contoso.com");
        String run = alice.provision(
                Map.of("accountId", account, "location", "westeurope", "sku", "Standard_LRS", "retentionDays", 2555));
        JsonNode question = alice.question(run);
        assertThat(question.path("gate").asText()).isEqualTo("lock");
        assertThat(state()).isEqualTo("Unlocked");

        Map<String, Object> typed = Caller.answer(question, "approve", "It is me, Bob");
        typed.put("decider", BOB);
        CORDON.temporalUi().newUntypedWorkflowStub(run).signal("decide", typed);
        grant("cordon-worker", BLOB_CONTRIBUTOR);
        grant("audit-reader", BLOB_READER);
        CORDON.caller(CAROL).decide(run, "approve", "As asked for");
        assertThat(alice.question(run).path("gate").asText())
                .as("a name that was typed is nobody's approval")
                .isEqualTo("lock");
        CORDON.caller(BOB).decide(run, "approve", "As asked for");

        JsonNode ended = alice.ended(run);
        assertThat(ended.at("/report/verdict").asText()).as(ended::toString).isEqualTo("LOCKED");
        assertThat(ended.at("/report/decisions/0/refusal").asText()).isEqualTo("SOURCE_NOT_ACCEPTED");
        assertThat(state()).isEqualTo("Locked");
        holds(ended.path("runId").asText());
    }

    /** What an auditor says who has nothing but the new vault. */
    private void holds(String runId) {
        await("the archive")
                .atMost(Duration.ofMinutes(1))
                .until(() -> CORDON.temporal()
                        .newUntypedWorkflowStub(RunToArchive.archivedAs(runId))
                        .getResult(JsonNode.class)
                        .has("seal"));
        Audit audit = new Audit(CORDON.installation());
        String vault = CORDON.installation().rangeUrl() + "/" + name + "/ir-evidence";
        Audit.Ending pulled = audit.run("pull", runId, "--vault", vault, "--to", folder.toString());
        assertThat(pulled.status()).as(pulled.output()).isZero();
        Audit.Ending verified =
                audit.run("verify", folder.resolve("none").resolve(runId).toString());
        assertThat(verified.status()).as(verified.output()).isZero();
    }

    private String state() {
        return CORDON.azure()
                .get(
                        account + "/blobServices/default/containers/ir-evidence/immutabilityPolicies/default",
                        "2023-05-01")
                .at("/properties/state")
                .asText();
    }

    /** The owner lets an application at the blobs of the new account: making it gives nobody that. */
    private void grant(String application, String role) {
        ObjectNode assignment = JsonNodeFactory.instance.objectNode();
        assignment
                .putObject("properties")
                .put(
                        "principalId",
                        CORDON.range().tenant().application(application).objectId())
                .put("roleDefinitionId", role);
        JsonNode unused = CORDON.azure()
                .put(
                        account + "/providers/Microsoft.Authorization/roleAssignments/" + UUID.randomUUID(),
                        "2022-04-01",
                        assignment);
    }
}
