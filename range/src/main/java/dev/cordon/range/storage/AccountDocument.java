package dev.cordon.range.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Json;
import java.time.Instant;
import java.util.Optional;

/** A storage account as ARM shows it: what the client set, and what the provider adds. */
final class AccountDocument {
    private AccountDocument() {}

    /** Completes a document from a PUT with what the provider decides. */
    static ObjectNode complete(ObjectNode account, Optional<ObjectNode> existing, Instant now) {
        String sku = account.at("/sku/name").asText("Standard_LRS");
        account.putObject("sku").put("name", sku).put("tier", sku.startsWith("Premium") ? "Premium" : "Standard");
        account.put("kind", account.path("kind").asText("StorageV2"));
        ObjectNode properties = account.withObjectProperty("properties");
        String created = existing.map(
                        there -> there.at("/properties/creationTime").asText())
                .orElse(now.toString());
        properties
                .put("provisioningState", existing.isPresent() ? "Succeeded" : "Creating")
                .put("creationTime", created)
                .put("primaryLocation", account.path("location").asText())
                .put("statusOfPrimary", "available");
        orElse(properties, "allowBlobPublicAccess", false);
        orElse(properties, "allowSharedKeyAccess", true);
        orElse(properties, "supportsHttpsTrafficOnly", true);
        if (!properties.has("minimumTlsVersion")) {
            properties.put("minimumTlsVersion", "TLS1_2");
        }
        if (!properties.has("accessTier")) {
            properties.put("accessTier", "Hot");
        }
        encryption(properties);
        networkRules(properties);
        existing.filter(there -> there.has("_blobService"))
                .ifPresent(there -> account.set("_blobService", there.get("_blobService")));
        return account;
    }

    private static void orElse(ObjectNode properties, String name, boolean value) {
        if (!properties.has(name)) {
            properties.put(name, value);
        }
    }

    private static void encryption(ObjectNode properties) {
        if (!properties.has("encryption")) {
            ObjectNode encryption = properties.putObject("encryption").put("keySource", "Microsoft.Storage");
            ObjectNode services = encryption.putObject("services");
            services.putObject("blob").put("keyType", "Account").put("enabled", true);
            services.putObject("file").put("keyType", "Account").put("enabled", true);
        }
    }

    private static void networkRules(ObjectNode properties) {
        if (!properties.has("networkAcls")) {
            ObjectNode rules = properties.putObject("networkAcls").put("bypass", "AzureServices");
            rules.putArray("virtualNetworkRules");
            rules.putArray("ipRules");
            rules.put("defaultAction", "Allow");
        }
    }

    /** Adds the addresses under which the client that asks can reach the account. */
    static ObjectNode withEndpoints(ObjectNode stored, String origin) {
        String name = stored.path("name").asText();
        ObjectNode account = stored.deepCopy();
        ObjectNode endpoints = Json.object();
        if (origin.startsWith("https://management.")) {
            for (String service : new String[] {"blob", "dfs", "file", "queue", "table"}) {
                endpoints.put(service, "https://" + name + "." + service + ".core.windows.net/");
            }
        } else {
            endpoints.put("blob", origin + "/" + name + "/");
        }
        account.withObjectProperty("properties").set("primaryEndpoints", endpoints);
        return account;
    }
}
