package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;

/** Vaults as ARM shows them: to be read, each with the address that the client that asks can reach it by. */
final class VaultResources extends ResourceType {
    static final String TYPE = "Microsoft.KeyVault/vaults";

    VaultResources(Tenant tenant) {
        super(tenant, TYPE);
    }

    @Override
    protected ObjectNode view(ArmRequest request, ObjectNode stored) {
        String origin = request.call().origin();
        String name = stored.path("name").asText();
        ObjectNode shown = stored.deepCopy();
        shown.withObjectProperty("properties")
                .put(
                        "vaultUri",
                        origin.startsWith("https://management.")
                                ? "https://" + name + ".vault.azure.net/"
                                : origin + "/");
        return shown;
    }
}
