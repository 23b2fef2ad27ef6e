package dev.cordon.azure.vault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Arm;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The vault's container as Azure Resource Manager shows it, which alone tells whether its policy is locked. */
public final class VaultContainer {
    private static final String VERSION = "?api-version=2023-05-01";
    private static final String SERVICE = "/blobServices/default";

    private final Arm arm;
    private final String account;
    private final String id;
    private final Reading<JsonNode> read;

    private VaultContainer(Arm arm, String account, String id) {
        this.arm = arm;
        this.account = account;
        this.id = id;
        this.read = json(id);
    }

    /** Reads the container. */
    public static VaultContainer read(Azure azure, String accountId, String name) {
        return new VaultContainer(azure.clients().arm(), accountId, accountId + SERVICE + "/containers/" + name);
    }

    public String id() {
        return id;
    }

    public boolean isMissing() {
        return read.isMissing();
    }

    /** How what is written is retained; nothing if the worker may not see it. */
    public Optional<Retention> retention() {
        return read.found().flatMap(container -> {
            Retention own =
                    Retention.of(container.at("/properties/immutabilityPolicy/properties"), ofVersions(container));
            return own.isNone() && ofVersions(container) ? ofAccount() : Optional.of(own);
        });
    }

    /** Whether the container lets anybody read; nothing if the worker may not see it. */
    Optional<Boolean> isPublic() {
        return read.found()
                .map(container -> container.at("/properties/publicAccess").asText("None"))
                .map(level -> !level.equalsIgnoreCase("None"));
    }

    /** Tags of the legal holds; none if the worker may not see them. */
    List<String> legalHolds() {
        return read.found()
                .map(container -> container.at("/properties/legalHold/tags"))
                .map(tags -> StreamSupport.stream(tags.spliterator(), false)
                        .map(tag -> tag.path("tag").asText())
                        .toList())
                .orElse(List.of());
    }

    /** The account that the container is in. */
    Reading<JsonNode> account() {
        return json(account);
    }

    /** The settings of the account's blob service. */
    Reading<JsonNode> service() {
        return json(account + SERVICE);
    }

    /** Where versions are retained, a container without a policy of its own has its account's. */
    private Optional<Retention> ofAccount() {
        return account()
                .found()
                .map(found ->
                        Retention.of(found.at("/properties/immutableStorageWithVersioning/immutabilityPolicy"), true));
    }

    private static boolean ofVersions(JsonNode container) {
        return container
                .at("/properties/immutableStorageWithVersioning/enabled")
                .asBoolean();
    }

    private Reading<JsonNode> json(String resource) {
        return Reading.of(() -> arm.get(resource + VERSION).json());
    }
}
