package dev.cordon.azure.provision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.provision.VaultDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A storage account that is fit for a vault: nobody reads it without signing in, and nobody signs in by a shared key. */
final class AccountDesign {
    private static final String KIND = "StorageV2";
    private static final String TLS = "TLS1_2";

    private AccountDesign() {}

    static ObjectNode document(VaultDesign design) {
        ObjectNode account = Json.MAPPER.createObjectNode().put("kind", KIND).put("location", design.location());
        account.putObject("sku").put("name", design.sku());
        account.putObject("properties")
                .put("minimumTlsVersion", TLS)
                .put("supportsHttpsTrafficOnly", true)
                .put("allowBlobPublicAccess", false)
                .put("allowSharedKeyAccess", false);
        return account;
    }

    /** What an account that is there has otherwise. */
    static List<Difference> differences(VaultDesign design, JsonNode account) {
        List<Difference> differences = new ArrayList<>();
        String location = region(account.path("location").asText());
        if (!location.equals(region(design.location()))) {
            differences.add(new Difference(
                    "The storage account lies in " + location + ", not in " + design.location() + ".", true));
        }
        text(differences, "redundancy", account.at("/sku/name"), design.sku());
        text(differences, "kind", account.path("kind"), KIND);
        JsonNode properties = account.path("properties");
        String tls = properties.path("minimumTlsVersion").asText();
        if (!tls.equals(TLS) && !tls.equals("TLS1_3")) {
            differences.add(
                    new Difference("The storage account lets clients in that speak a TLS older than 1.2.", false));
        }
        if (properties.path("allowBlobPublicAccess").asBoolean(true)) {
            differences.add(new Difference("The storage account allows containers that anybody may read.", true));
        }
        if (properties.path("allowSharedKeyAccess").asBoolean(true)) {
            differences.add(new Difference("The storage account lets clients in by its shared keys.", true));
        }
        return differences;
    }

    private static void text(List<Difference> differences, String what, JsonNode there, String designed) {
        if (!there.asText().equalsIgnoreCase(designed)) {
            differences.add(new Difference(
                    "The storage account's " + what + " is " + there.asText() + ", not " + designed + ".", false));
        }
    }

    private static String region(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
