package dev.cordon.range.keyvault;

import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.Tenant;
import java.nio.file.Path;
import java.util.List;

/** Everything about key vaults: the provider behind ARM, keys and secrets, and the seeded vault. */
public final class KeyVaults {
    private final Tenant tenant;
    private final Vaults vaults;

    private KeyVaults(Tenant tenant, Vaults vaults) {
        this.tenant = tenant;
        this.vaults = vaults;
    }

    /**
     * Opens the vaults of a tenant.
     *
     * @param stateFolder the range's state folder; vaults lie in {@code keyvault} below it
     */
    public static KeyVaults open(Path stateFolder, Tenant tenant) {
        Vaults vaults = new Vaults(stateFolder.resolve("keyvault"), tenant);
        vaults.open(VaultSeed.NAME);
        return new KeyVaults(tenant, vaults);
    }

    /** The resource types of {@code Microsoft.KeyVault}. */
    public List<ArmHandler> handlers() {
        return List.of(new VaultResources(tenant));
    }

    /** What answers for keys and secrets, to be asked after the storage accounts. */
    public VaultService service() {
        return new VaultService(tenant, vaults);
    }

    /** Empties the seeded vault for good: the range begins anew. */
    public void reset() {
        vaults.empty(VaultSeed.NAME);
    }

    /** Makes the seeded vault, with a fresh key and a fresh secret where there are none. */
    public void plant() {
        tenant.store().put(VaultSeed.resource());
        boolean filled = vaults.reading(
                VaultSeed.NAME,
                vault -> !vault.keys().isEmpty() || !vault.secrets().isEmpty());
        if (!filled) {
            long now = tenant.clock().instant().getEpochSecond();
            vaults.changing(VaultSeed.NAME, vault -> VaultSeed.fill(vault, now));
        }
    }
}
