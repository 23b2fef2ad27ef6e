package dev.cordon.azure.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Answer;
import dev.cordon.azure.arm.Arm;
import dev.cordon.azure.arm.Reading;
import dev.cordon.capability.provision.VaultBuild;
import dev.cordon.capability.provision.VaultDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The place where a vault is being made. */
final class Site {
    static final String SERVICE = "/blobServices/default";
    static final String POLICY = "/immutabilityPolicies/default";
    private static final String VERSION = "?api-version=2023-05-01";

    private final Arm arm;
    private final VaultDesign design;

    Site(Arm arm, VaultDesign design) {
        this.arm = arm;
        this.design = design;
    }

    /** Its path below the account. */
    String containerPath() {
        return SERVICE + "/containers/" + design.container();
    }

    Optional<JsonNode> account() {
        return find("");
    }

    ObjectNode service() {
        return (ObjectNode) arm.get(design.accountId() + SERVICE + VERSION).json();
    }

    boolean versioning() {
        return service().at("/properties/isVersioningEnabled").asBoolean();
    }

    Optional<JsonNode> container() {
        return find(containerPath());
    }

    Optional<Policy> policy() {
        return container().flatMap(Site::policyOf);
    }

    /** Writes a part of the account, or the account itself. */
    Answer put(String path, JsonNode body) {
        return arm.put(design.accountId() + path + VERSION, body, null);
    }

    /** Locks the policy if it is still the one of the etag. */
    void lock(String etag) {
        Answer unused = arm.post(design.accountId() + containerPath() + POLICY + "/lock" + VERSION, etag);
    }

    VaultBuild build() {
        Optional<JsonNode> account = account();
        if (account.isEmpty()) {
            return new VaultBuild(false, false, false, 0, false, List.of(), List.of(), null);
        }
        Optional<JsonNode> container = container();
        Optional<Policy> policy = container.flatMap(Site::policyOf);
        List<Difference> differences = differences(account.get(), container, policy);
        return new VaultBuild(
                true,
                versioning(),
                container.isPresent(),
                policy.map(Policy::days).orElse(0),
                policy.filter(Policy::locked).isPresent(),
                differences.stream().map(Difference::words).toList(),
                differences.stream()
                        .filter(Difference::unfit)
                        .map(Difference::words)
                        .toList(),
                container.isPresent() ? url(account.get()) : null);
    }

    /** Where the account says that its blobs are. */
    private String url(JsonNode account) {
        String blobs = account.at("/properties/primaryEndpoints/blob").asText();
        return (blobs.endsWith("/") ? blobs : blobs + "/") + design.container();
    }

    private List<Difference> differences(JsonNode account, Optional<JsonNode> container, Optional<Policy> policy) {
        List<Difference> differences = new ArrayList<>(AccountDesign.differences(design, account));
        container
                .map(found -> found.at("/properties/publicAccess").asText("None"))
                .filter(level -> !level.equalsIgnoreCase("None"))
                .ifPresent(level ->
                        differences.add(new Difference("The container lets anybody read (" + level + ").", true)));
        policy.map(found -> found.differences(design)).stream()
                .flatMap(List::stream)
                .forEach(words -> differences.add(new Difference(words, false)));
        return differences;
    }

    private static Optional<Policy> policyOf(JsonNode container) {
        JsonNode policy = container.at("/properties/immutabilityPolicy");
        return policy.isObject() ? Optional.of(Policy.of(policy)) : Optional.empty();
    }

    /** What is there, or nothing; a resource that the worker may not see fails. */
    private Optional<JsonNode> find(String path) {
        Reading<JsonNode> reading =
                Reading.of(() -> arm.get(design.accountId() + path + VERSION).json());
        return reading.isMissing()
                ? Optional.empty()
                : Optional.of(reading.found()
                        .orElseGet(() ->
                                arm.get(design.accountId() + path + VERSION).json()));
    }
}
