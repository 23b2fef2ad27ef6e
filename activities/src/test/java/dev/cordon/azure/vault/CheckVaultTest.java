package dev.cordon.azure.vault;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.vault.VaultActivities;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.capability.vault.VaultExpectation;
import dev.cordon.capability.vault.VaultState;
import dev.cordon.capability.vault.VaultState.Immutability;
import dev.cordon.capability.vault.VaultState.ProtectedAppends;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckVaultTest {
    private static final String ACCOUNT =
            "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/stforensic";
    private static final String CONTAINER = "/containers/ir-evidence";
    private static final String URL = "https://stforensic.blob.test/ir-evidence";
    private static final String LOCKED = "\"state\":\"Locked\",\"immutabilityPeriodSinceCreationInDays\":2555";
    private static final StubAnswer FORBIDDEN = StubAnswer.error(403, "AuthorizationFailed", "no");

    private final StubAzure stub = new StubAzure();
    private final ActivityRunner runner = new ActivityRunner();
    private final VaultActivities vault = runner.run(VaultActivities.class, new ArmVaultActivities(stub.azure()));

    @BeforeEach
    void inOrder() {
        stub.on("GET", "/subscriptions", StubAnswer.json(200, "{\"value\":[{\"subscriptionId\":\"s\"}]}"))
                .on(
                        "GET",
                        "/storageAccounts",
                        StubAnswer.json(200, "{\"value\":[{\"name\":\"stforensic\",\"id\":\"" + ACCOUNT + "\"}]}"));
        account("\"allowBlobPublicAccess\":false");
        service(true);
        container(policy(LOCKED));
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void a_locked_container_falls_short_of_nothing() {
        VaultCheck check = check();
        assertThat(check.shortcomings()).isEmpty();
        assertThat(check.state())
                .isEqualTo(new VaultState(
                        URL,
                        ACCOUNT,
                        "westeurope",
                        Immutability.CONTAINER,
                        true,
                        2555,
                        ProtectedAppends.NONE,
                        true,
                        false,
                        List.of()));
        assertThat(check.provenance()).isNotNull();
    }

    @Test
    void versions_are_told_from_the_container() {
        container(policy(LOCKED) + ",\"immutableStorageWithVersioning\":{\"enabled\":true}");
        assertThat(check().state().immutability()).isEqualTo(Immutability.VERSIONS);
        assertThat(check().shortcomings()).isEmpty();
    }

    @Test
    void versions_in_a_container_without_a_policy_have_their_accounts() {
        container("\"immutableStorageWithVersioning\":{\"enabled\":true}");
        account("\"allowBlobPublicAccess\":false,\"immutableStorageWithVersioning\":{\"enabled\":true,"
                + "\"immutabilityPolicy\":{" + LOCKED + "}}");
        assertThat(check().state().retentionDays()).isEqualTo(2555);
        account("\"allowBlobPublicAccess\":false");
        assertThat(check().shortcomings())
                .containsExactly("it has no immutability policy, so evidence in it can be deleted or overwritten");
    }

    @Test
    void an_unlocked_policy_is_told() {
        container(policy(LOCKED.replace("Locked", "Unlocked")));
        assertThat(check().shortcomings())
                .containsExactly("its immutability policy is not locked, so it can be shortened or removed");
    }

    @Test
    void what_may_be_appended_to_is_told_apart() {
        container(policy(LOCKED + ",\"allowProtectedAppendWrites\":true"));
        assertThat(check().state().appends()).isEqualTo(ProtectedAppends.APPEND_BLOBS);
        assertThat(check().shortcomings()).containsExactly("its policy lets data be added to append blobs");
        container(policy(LOCKED + ",\"allowProtectedAppendWritesAll\":true"));
        assertThat(check().state().appends()).isEqualTo(ProtectedAppends.APPEND_AND_BLOCK_BLOBS);
        assertThat(check().shortcomings()).containsExactly("its policy lets data be added to append and block blobs");
    }

    @Test
    void a_container_is_public_only_in_an_account_that_allows_it() {
        container(policy(LOCKED) + ",\"publicAccess\":\"Blob\"");
        assertThat(check().state().publicAccess()).isFalse();
        account("\"allowBlobPublicAccess\":true");
        assertThat(check().shortcomings()).containsExactly("it lets anybody read without signing in");
    }

    @Test
    void missing_versions_and_legal_holds_are_told() {
        service(false);
        container(policy(LOCKED) + ",\"legalHold\":{\"tags\":[{\"tag\":\"case17\"}]}");
        assertThat(check().shortcomings())
                .containsExactly(
                        "it keeps no versions of blobs",
                        "it is under legal hold (case17), which keeps what is written beyond its retention");
    }

    @Test
    void what_azure_does_not_show_is_a_shortcoming_too() {
        stub.on("GET", CONTAINER, FORBIDDEN).on("GET", "/blobServices/default", FORBIDDEN);
        assertThat(check().shortcomings())
                .containsExactly(
                        "Azure does not show Cordon's identity for how long the container retains, and whether that is"
                                + " locked",
                        "Azure does not show Cordon's identity whether the container is open to anybody",
                        "Azure does not show Cordon's identity whether the account keeps versions");
    }

    @Test
    void a_vault_whose_account_is_not_seen_is_known_from_outside() {
        stub.on("GET", "/storageAccounts", StubAnswer.json(200, "{\"value\":[]}"))
                .on("GET", "/ir-evidence", StubAnswer.json(200, "").with("x-ms-has-immutability-policy", "true"));
        VaultCheck check = check();
        assertThat(check.state().immutability()).isEqualTo(Immutability.CONTAINER);
        assertThat(check.state().accountId()).isEmpty();
        assertThat(check.shortcomings())
                .contains("Azure does not show Cordon's identity for how long the container retains, and whether that"
                        + " is locked");
    }

    @Test
    void a_legal_hold_is_known_from_outside_too() {
        stub.on("GET", "/storageAccounts", StubAnswer.json(200, "{\"value\":[]}"))
                .on("GET", "/ir-evidence", StubAnswer.json(200, "").with("x-ms-has-legal-hold", "true"));
        assertThat(check().shortcomings())
                .contains("it is under legal hold (its tags are not shown), which keeps what is written beyond its"
                        + " retention");
    }

    @Test
    void a_container_that_does_not_exist_is_not_found() {
        stub.on("GET", CONTAINER, StubAnswer.error(404, "ContainerNotFound", "no"));
        assertThat(failureOf(this::check).getType()).isEqualTo("AzureNotFound");
    }

    private VaultCheck check() {
        return vault.check(new VaultExpectation(URL, 365, List.of("westeurope")));
    }

    private void account(String properties) {
        stub.on(
                "GET",
                "/stforensic",
                StubAnswer.json(200, "{\"location\":\"West Europe\",\"properties\":{" + properties + "}}"));
    }

    private void service(boolean versioning) {
        stub.on(
                "GET",
                "/blobServices/default",
                StubAnswer.json(200, "{\"properties\":{\"isVersioningEnabled\":" + versioning + "}}"));
    }

    private void container(String properties) {
        stub.on("GET", CONTAINER, StubAnswer.json(200, "{\"properties\":{" + properties + "}}"));
    }

    private static String policy(String properties) {
        return "\"immutabilityPolicy\":{\"properties\":{" + properties + "}}";
    }
}
