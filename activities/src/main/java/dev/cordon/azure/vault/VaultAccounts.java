package dev.cordon.azure.vault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Arm;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Finds a storage account's id by its name, which is unique in Azure, in the subscriptions that the worker's identity
 * sees. What was found stays so and is not looked for again.
 */
public final class VaultAccounts {
    private static final String SUBSCRIPTIONS = "/subscriptions?api-version=2022-12-01";
    private static final String ACCOUNTS = "/providers/Microsoft.Storage/storageAccounts?api-version=2023-05-01";

    private final Azure azure;
    private final Map<String, String> found = new ConcurrentHashMap<>();

    public VaultAccounts(Azure azure) {
        this.azure = azure;
    }

    /** The account's id; nothing if the worker does not see one of that name. */
    public Optional<String> find(String name) {
        String known = found.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<String> id = look(name);
        id.ifPresent(each -> found.put(name, each));
        return id;
    }

    private Optional<String> look(String name) {
        Arm arm = azure.clients().arm();
        List<Supplier<List<JsonNode>>> lists = arm.list(SUBSCRIPTIONS).stream()
                .map(subscription ->
                        accounts(arm, subscription.path("subscriptionId").asText()))
                .toList();
        return azure.together().all(lists).stream()
                .flatMap(List::stream)
                .filter(account -> account.path("name").asText().equalsIgnoreCase(name))
                .map(account -> account.path("id").asText())
                .findFirst();
    }

    private static Supplier<List<JsonNode>> accounts(Arm arm, String subscriptionId) {
        return () -> Reading.of(() -> arm.list("/subscriptions/" + subscriptionId + ACCOUNTS))
                .found()
                .orElse(List.of());
    }
}
