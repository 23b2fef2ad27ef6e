package dev.cordon.range.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Service;

/** Describes the cloud to clients that learn its addresses from Resource Manager. */
final class CloudMetadata implements Service {
    private static final String LIST_SINCE = "2019-05-01";
    private static final String ONE_CLOUD_SINCE = "2022-09-01";

    private final Issuers issuers;

    CloudMetadata(Issuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public boolean accepts(Call call) {
        return call.method().equals("GET")
                && call.path().replaceFirst("/+$", "").equalsIgnoreCase("/metadata/endpoints");
    }

    @Override
    public String operationName(Call call) {
        return "Microsoft.Resources/metadata/endpoints/read";
    }

    @Override
    public Answer answer(Call call) {
        return Answer.json(200, body(call.query("api-version").orElse(LIST_SINCE), call.origin()));
    }

    private JsonNode body(String version, String origin) {
        if (version.compareTo(LIST_SINCE) < 0) {
            return oldest(origin);
        }
        ObjectNode cloud = cloud(origin);
        return version.compareTo(ONE_CLOUD_SINCE) < 0 ? Json.array().add(cloud) : cloud;
    }

    private ObjectNode oldest(String origin) {
        ObjectNode body = Json.object()
                .put("galleryEndpoint", "https://gallery.azure.com/")
                .put("graphEndpoint", "https://graph.windows.net/")
                .put("portalEndpoint", "https://portal.azure.com/");
        audiences(body.putObject("authentication").put("loginEndpoint", issuers.login(origin) + "/"), origin);
        return body;
    }

    private ObjectNode cloud(String origin) {
        boolean local = Issuers.isLoopback(origin);
        ObjectNode body = Json.object()
                .put("name", local ? "CordonRange" : "AzureCloud")
                .put("portal", "https://portal.azure.com")
                .put("resourceManager", local ? origin + "/" : "https://management.azure.com/")
                .put("graph", "https://graph.windows.net/")
                .put("graphAudience", "https://graph.windows.net/")
                .put("microsoftGraphResourceId", local ? origin + "/" : "https://graph.microsoft.com/")
                .put("logAnalyticsResourceId", "https://api.loganalytics.io")
                .put("gallery", "https://gallery.azure.com/")
                .put("batch", "https://batch.core.windows.net/")
                .put("media", "https://rest.media.azure.net")
                .put("sqlManagement", "https://management.core.windows.net:8443/")
                .put(
                        "vmImageAliasDoc",
                        "https://raw.githubusercontent.com/Azure/azure-rest-api-specs/main/arm-compute/quickstart-templates/aliases.json");
        audiences(
                body.putObject("authentication")
                        .put("loginEndpoint", issuers.login(origin) + (local ? "" : "/"))
                        .put("tenant", "common")
                        .put("identityProvider", "AAD"),
                origin);
        body.putObject("suffixes")
                .put("storage", local ? origin.replaceFirst("https://[^:/]+", "localhost") : "core.windows.net")
                .put(
                        "keyVaultDns",
                        local ? origin.replaceFirst("https://[^:/]+", "vault.localhost") : "vault.azure.net")
                .put("acrLoginServer", "azurecr.io")
                .put("sqlServerHostname", "database.windows.net")
                .put("mhsmDns", "managedhsm.azure.net");
        return body;
    }

    private static void audiences(ObjectNode authentication, String origin) {
        var audiences = authentication.putArray("audiences");
        if (Issuers.isLoopback(origin)) {
            audiences.add(origin + "/");
        }
        audiences.add("https://management.core.windows.net/").add("https://management.azure.com/");
    }
}
