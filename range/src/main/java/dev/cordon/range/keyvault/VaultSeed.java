package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.http.Json;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The one vault of the seeded tenant: a key to seal records with, and a secret to encrypt payloads with. */
final class VaultSeed {
    static final String NAME = "kv-cordon-prod";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ID = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups"
            + "/rg-forensic-prod/providers/" + VaultResources.TYPE + "/" + NAME;

    private VaultSeed() {}

    static ObjectNode resource() {
        ObjectNode vault = Json.object().put("id", ID).put("name", NAME).put("type", VaultResources.TYPE);
        vault.put("location", "westeurope").putObject("tags").put("purpose", "incident-response");
        ObjectNode properties = vault.putObject("properties");
        properties.putObject("sku").put("family", "A").put("name", "standard");
        properties.put("tenantId", Directory.TENANT_ID).putArray("accessPolicies");
        properties.put("enabledForDeployment", false).put("enableRbacAuthorization", true);
        properties.put("enableSoftDelete", true).put("softDeleteRetentionInDays", Vaults.RETENTION_DAYS);
        properties.put("enablePurgeProtection", true).put("publicNetworkAccess", "Enabled");
        properties.put("provisioningState", "Succeeded");
        return vault;
    }

    static void fill(Vault vault, long now) {
        ItemAttributes attributes = new ItemAttributes(true, now, now);
        Vault.add(
                vault.keys(),
                "cordon-seal",
                new KeyVersion(Versions.fresh(), EcKeys.generate(), List.of("sign", "verify"), attributes, Map.of()));
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String value = Base64.getEncoder().encodeToString(secret);
        Vault.add(
                vault.secrets(),
                "cordon-payloads",
                new SecretVersion(Versions.fresh(), value, "", attributes, Map.of()));
    }
}
