package dev.cordon.azure.preflight;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobContainerProperties;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the vault is there, can be written to, and forgets nothing. */
final class VaultQuestion implements Question {
    private static final String VERSION = "?api-version=2023-05-01";
    private static final String BLOBS = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/";
    private static final List<Need> NEEDS = List.of(
            Need.dataStep(BLOBS + "write", "write evidence"), Need.dataStep(BLOBS + "read", "read evidence back"));

    private final Azure azure;
    private final VaultAccounts accounts;
    private final BlobContainerClient container;
    private final String url;

    VaultQuestion(Azure azure, VaultAccounts accounts, String url) {
        this.azure = azure;
        this.accounts = accounts;
        this.container = azure.clients().container(url);
        this.url = url;
    }

    @Override
    public List<Finding> get() {
        Reading<BlobContainerProperties> properties = Reading.of(container::getProperties);
        if (properties.isMissing()) {
            return List.of(finding(
                    Kind.VAULT_MISSING,
                    Weight.BLOCKS,
                    "The vault's container " + url + " does not exist: no record and no log can be kept."));
        }
        List<Finding> findings = new ArrayList<>();
        if (properties.isForbidden()) {
            findings.add(Unseen.in(
                    url, "Microsoft.Storage/storageAccounts/blobServices/containers/read", "how the vault is kept"));
        }
        findings.addAll(id().map(this::seen).orElseGet(() -> unseen(properties.found())));
        return findings;
    }

    private Optional<String> id() {
        return accounts.find(container.getAccountName())
                .map(account -> account + "/blobServices/default/containers/" + container.getBlobContainerName());
    }

    private List<Finding> seen(String id) {
        List<Finding> findings = new ArrayList<>(new PermissionQuestion(azure, id, NEEDS).get());
        Reading<JsonNode> read =
                Reading.of(() -> azure.clients().arm().get(id + VERSION).json());
        findings.addAll(read.found().map(VaultQuestion::policy).map(this::judge).orElseGet(() -> unseen(Optional.empty())));
        return findings;
    }

    private static JsonNode policy(JsonNode container) {
        return container.at("/properties/immutabilityPolicy/properties/state");
    }

    private List<Finding> judge(JsonNode state) {
        if (state.asText().equalsIgnoreCase("Locked")) {
            return List.of();
        }
        return List.of(notLocked(
                state.isMissingNode() ? "has no immutability policy" : "has an immutability policy that is not locked"));
    }

    /** The data plane tells whether there is a policy, and not whether it is locked. */
    private List<Finding> unseen(Optional<BlobContainerProperties> properties) {
        boolean none = properties
                .filter(each -> !each.hasImmutabilityPolicy() && !each.isImmutableStorageWithVersioningEnabled())
                .isPresent();
        return List.of(
                none
                        ? notLocked("has no immutability policy")
                        : finding(
                                Kind.VAULT_NOT_LOCKED,
                                Weight.WARNS,
                                "Whether the vault's container " + url + " has a locked immutability policy cannot be"
                                        + " seen: Cordon's identity may not read its storage account."));
    }

    private Finding notLocked(String what) {
        return finding(
                Kind.VAULT_NOT_LOCKED,
                Weight.WARNS,
                "The vault's container " + url + " " + what + ": evidence in it can be deleted or overwritten.");
    }

    private Finding finding(Kind kind, Weight weight, String words) {
        return new Finding(kind, weight, url, words);
    }
}
