package dev.cordon.azure.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Arm;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import java.util.Optional;

/** The vault's container as Azure Resource Manager shows it, which alone tells whether its policy is locked. */
final class VaultContainer {
    private static final String VERSION = "?api-version=2023-05-01";
    private static final String POLICY = "/properties/immutabilityPolicy/properties/state";
    private static final String OF_VERSIONS = "/properties/immutableStorageWithVersioning";

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

    static VaultContainer read(Azure azure, String accountId, String name) {
        return new VaultContainer(
                azure.clients().arm(), accountId, accountId + "/blobServices/default/containers/" + name);
    }

    String id() {
        return id;
    }

    boolean isMissing() {
        return read.isMissing();
    }

    /** How what is written is retained; nothing if the worker may not see it. */
    Optional<Retention> retention() {
        return read.found().flatMap(container -> {
            Retention own = Retention.of(container.at(POLICY));
            boolean ofVersions = container.at(OF_VERSIONS + "/enabled").asBoolean();
            return own == Retention.NONE && ofVersions ? ofAccount() : Optional.of(own);
        });
    }

    /** Where versions are retained, a container without a policy of its own has its account's. */
    private Optional<Retention> ofAccount() {
        return json(account).found().map(found -> Retention.of(found.at(OF_VERSIONS + "/immutabilityPolicy/state")));
    }

    private Reading<JsonNode> json(String resource) {
        return Reading.of(() -> arm.get(resource + VERSION).json());
    }

    /** Whether anybody can shorten how long evidence is kept. */
    enum Retention {
        LOCKED,
        UNLOCKED,
        NONE;

        static Retention of(JsonNode state) {
            return switch (state.asText()) {
                case "Locked" -> LOCKED;
                case "Unlocked" -> UNLOCKED;
                default -> NONE;
            };
        }
    }
}
