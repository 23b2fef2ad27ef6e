package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Azure as one application sees it, by its documented REST API alone. */
public final class Azure {
    private static final String COMPUTE_VERSION = "2024-11-01";
    private static final String NETWORK_VERSION = "2024-05-01";
    private static final String DISK_VERSION = "2024-03-02";
    private static final String STORAGE_SCOPE = "https://storage.azure.com/.default";
    private static final String STORAGE_VERSION = "2023-11-03";

    private final Web web;
    private final String url;
    private final String tenantId;
    private final Credential credential;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /**
     * @param url of the resource manager, which is the authority too
     * @param ca the authority that the endpoint's certificate is from
     */
    public Azure(String url, Path ca, String tenantId, Credential credential) {
        this.web = Web.trusting(ca);
        this.url = url;
        this.tenantId = tenantId;
        this.credential = credential;
    }

    /** A token for the scope, by client credentials. */
    public String token(String scope) {
        return tokens.computeIfAbsent(scope, this::ask);
    }

    /** A virtual machine. */
    public JsonNode vm(String id) {
        return resource(id, COMPUTE_VERSION);
    }

    /** A network interface, or another resource of the network. */
    public JsonNode network(String id) {
        return resource(id, NETWORK_VERSION);
    }

    /** The snapshots of a resource group, every page of them. */
    public List<JsonNode> snapshots(String resourceGroupId) {
        List<JsonNode> all = new ArrayList<>();
        String next = url + resourceGroupId + "/providers/Microsoft.Compute/snapshots?api-version=" + DISK_VERSION;
        while (!next.isEmpty()) {
            JsonNode page = arm(next);
            page.path("value").forEach(all::add);
            next = page.path("nextLink").asText("");
        }
        return all;
    }

    /** The bytes of a blob and its status. */
    public HttpResponse<byte[]> blob(String blobUrl) {
        return web.send(blobRequest(blobUrl).GET().build());
    }

    /** Tries to delete a blob and takes any answer. */
    public HttpResponse<byte[]> deleteBlob(String blobUrl) {
        return web.send(blobRequest(blobUrl).DELETE().build());
    }

    /** Creates a resource, or brings it up to date. */
    public JsonNode put(String id, String version, JsonNode body) {
        return web.json(HttpRequest.newBuilder(URI.create(url + id + "?api-version=" + version))
                .header("Authorization", "Bearer " + token(url + "/.default"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(Web.write(body)))
                .build());
    }

    /** Has something done that takes no body, and returns what came of it. */
    public JsonNode post(String path, String version) {
        return web.json(HttpRequest.newBuilder(URI.create(url + path + "?api-version=" + version))
                .header("Authorization", "Bearer " + token(url + "/.default"))
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** Any resource of Azure Resource Manager, or a list of some. */
    public JsonNode get(String id, String version) {
        return resource(id, version);
    }

    private JsonNode resource(String id, String version) {
        return arm(url + id + "?api-version=" + version);
    }

    private JsonNode arm(String address) {
        return web.json(HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token(url + "/.default"))
                .build());
    }

    private HttpRequest.Builder blobRequest(String blobUrl) {
        return HttpRequest.newBuilder(URI.create(blobUrl))
                .header("Authorization", "Bearer " + token(STORAGE_SCOPE))
                .header("x-ms-version", STORAGE_VERSION);
    }

    private String ask(String scope) {
        Map<String, String> form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                credential.clientId(),
                "client_secret",
                credential.clientSecret(),
                "scope",
                scope);
        return web.json(HttpRequest.newBuilder(URI.create(url + "/" + tenantId + "/oauth2/v2.0/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)))
                        .build())
                .path("access_token")
                .asText();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
