package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.tenant.HandedOut.Kind;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** The contents of every vault that ARM knows. Safe for use by many threads. */
final class Vaults {
    static final int RETENTION_DAYS = 90;

    private final Path folder;
    private final Tenant tenant;
    private final Map<String, Vault> vaults = new ConcurrentHashMap<>();

    Vaults(Path folder, Tenant tenant) {
        this.folder = folder;
        this.tenant = tenant;
    }

    /** The vault of that name as ARM keeps it. */
    Optional<ObjectNode> find(String name) {
        return tenant.store()
                .first(resource -> resource.path("type").asText().equals(VaultResources.TYPE)
                        && resource.path("name").asText().equalsIgnoreCase(name));
    }

    /** Takes up what was kept of a vault, so that its secrets are known to be out. */
    synchronized void open(String vault) {
        opened(vault);
    }

    synchronized <T> T reading(String vault, Function<Vault, T> look) {
        return look.apply(opened(vault));
    }

    /** Changes a vault, and keeps it before anybody is told. */
    synchronized void changing(String vault, Consumer<Vault> change) {
        Vault content = opened(vault);
        change.accept(content);
        new VaultFile(folder, vault).write(content);
        noteSecrets(vault, content);
    }

    private Vault opened(String vault) {
        return vaults.computeIfAbsent(vault, name -> {
            Vault kept = new VaultFile(folder, name).read().orElseGet(Vault::empty);
            noteSecrets(name, kept);
            return kept;
        });
    }

    private void noteSecrets(String vault, Vault content) {
        content.secrets()
                .forEach((name, versions) -> versions.forEach(version -> tenant.handedOut()
                        .note(
                                Kind.KEY_VAULT_SECRET,
                                vault + "/secrets/" + name + "/" + version.version(),
                                version.value())));
    }

    /** Empties a vault for good. */
    synchronized void empty(String vault) {
        vaults.remove(vault);
        new VaultFile(folder, vault).delete();
    }
}
