package dev.cordon.azure.contract;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Json;
import dev.cordon.azure.arm.RangeAzure;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NsgId;
import dev.cordon.fake.TestIncident;
import dev.cordon.fake.TestTenant;
import dev.cordon.range.Range;
import dev.cordon.range.RangeOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The range over HTTPS, and what others than the worker do in it. */
final class RangeTenant implements TestTenant, AutoCloseable {
    private static final Set<String> WRITING = Set.of("PUT", "PATCH", "DELETE");

    private final Range range;
    private final HttpClient http;
    private final Somebody somebody;
    private final Azure writer;
    private long sinceSequence;

    RangeTenant(Path folder) {
        this.range = Range.start(RangeOptions.in(folder));
        this.http = trusting().build();
        this.somebody = new Somebody(range, http);
        this.writer = azure();
    }

    /** Azure as the worker sees it. */
    Azure azure() {
        return RangeAzure.as(
                range.directory().application("cordon-worker"),
                range.url(),
                range.directory().tenantId(),
                trusting());
    }

    @Override
    public void reset() {
        admin("POST", "reset", "");
        JsonNode journal = admin("GET", "journal", "");
        sinceSequence = journal.isEmpty()
                ? 0
                : journal.get(journal.size() - 1).path("sequence").asLong();
    }

    @Override
    public void somebodyAttaches(NicId nic, NsgId nsg) {
        ObjectNode body = somebody.read(nic.id());
        ((ObjectNode) body.path("properties")).putObject("networkSecurityGroup").put("id", nsg.id());
        somebody.write("PUT", nic.id(), body);
    }

    @Override
    public void somebodyTags(VmId vm, String name, String value) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("operation", "Merge");
        body.putObject("properties").putObject("tags").put(name, value);
        somebody.write("PATCH", vm.id() + "/providers/Microsoft.Resources/tags/default", body);
    }

    @Override
    public void somebodySnapshots(SnapshotId name, DiskId disk) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("location", "westeurope");
        body.putObject("properties")
                .put("incremental", true)
                .putObject("creationData")
                .put("createOption", "Copy")
                .put("sourceResourceId", disk.id());
        somebody.write("PUT", name.id(), body);
    }

    @Override
    public boolean isAccessible(SnapshotId snapshot) {
        return somebody.read(snapshot.id()).at("/properties/diskState").asText().equals("ActiveSAS");
    }

    @Override
    public void somebodyLoosens(NsgId nsg) {
        ObjectNode body = somebody.read(nsg.id());
        ObjectNode rule = Json.MAPPER.createObjectNode().put("name", "temporary-access");
        rule.putObject("properties")
                .put("priority", 101)
                .put("direction", "Inbound")
                .put("access", "Allow")
                .put("protocol", "*")
                .put("sourceAddressPrefix", "*")
                .put("sourcePortRange", "*")
                .put("destinationAddressPrefix", "*")
                .put("destinationPortRange", "*");
        body.withArray("/properties/securityRules").add(rule);
        somebody.write("PUT", nsg.id(), body);
    }

    @Override
    public void somebodyLetsCordonGrantRoles() {
        owner().grantsWorker("User Access Administrator");
    }

    @Override
    public void somebodyLetsCordonMakeVaults() {
        owner().letsWorkerMakeAccounts();
    }

    @Override
    public void somebodyOpens(String accountId) {
        allowsPublicAccess(accountId, true);
    }

    @Override
    public void somebodyCloses(String accountId) {
        allowsPublicAccess(accountId, false);
    }

    private void allowsPublicAccess(String accountId, boolean allows) {
        ObjectNode change = Json.MAPPER.createObjectNode();
        change.putObject("properties").put("allowBlobPublicAccess", allows);
        somebody.write("PATCH", accountId, change);
    }

    @Override
    public TestIncident raise(String title, VmId machine) {
        ObjectNode detection =
                Json.MAPPER.createObjectNode().put("title", title).put("severity", "High");
        detection
                .putArray("entities")
                .addObject()
                .put("kind", "Host")
                .putObject("properties")
                .put("hostName", machine.name())
                .put("azureID", machine.id());
        return new RangeIncident(
                somebody,
                admin("POST", "incidents", detection.toString()).path("id").asText());
    }

    /** The next request of an operation goes wrong. */
    void goesWrong(String operation, int status) {
        admin(
                "POST",
                "faults",
                Json.MAPPER
                        .createObjectNode()
                        .put("operation", operation)
                        .put("call", 1)
                        .put("action", "status")
                        .put("status", status)
                        .toString());
    }

    /** Who the worker is in Microsoft Entra. */
    String workerObjectId() {
        return range.directory().application("cordon-worker").objectId();
    }

    /** What the owner of the subscriptions does. */
    Owner owner() {
        return new Owner(
                somebody, range.directory().application("cordon-worker").objectId());
    }

    /** The tenant's Key Vault, which answers at the range's own address. */
    URI keyVault() {
        return range.url();
    }

    @Override
    public void somebodyWrites(String blob, String run, VmId about, String json) {
        writer.clients()
                .container(vaultContainer())
                .getBlobClient(blob)
                .uploadWithResponse(
                        new BlobParallelUploadOptions(BinaryData.fromString(json))
                                .setMetadata(Map.of("cordonrun", run, "cordontarget", about.id())),
                        null,
                        Context.NONE);
    }

    @Override
    public String vaultContainer() {
        return range.url() + "/stforensicirprodweu/ir-evidence";
    }

    @Override
    public long writesOf(String armId) {
        return writes(path -> path.equalsIgnoreCase(armId));
    }

    /** How often anything was written since the last reset. */
    long writes() {
        return writes(path -> true);
    }

    /** The correlation ids under which Azure Resource Manager keeps what was asked of it since the last reset. */
    Set<String> correlationIds() {
        Set<String> ids = new HashSet<>();
        for (JsonNode entry : admin("GET", "journal?since=" + sinceSequence, "")) {
            if (entry.path("path").asText().startsWith("/subscriptions")) {
                ids.add(entry.path("correlationId").asText());
            }
        }
        return ids;
    }

    private long writes(Predicate<String> ofPath) {
        long writes = 0;
        for (JsonNode entry : admin("GET", "journal?since=" + sinceSequence, "")) {
            boolean writing = WRITING.contains(entry.path("method").asText());
            boolean done = entry.path("status").asInt() < 300;
            if (writing && done && ofPath.test(entry.path("path").asText())) {
                writes++;
            }
        }
        return writes;
    }

    private JsonNode admin(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(range.adminUrl().resolve("/_range/" + path))
                .header("Accept", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return Somebody.json(http, request);
    }

    private HttpClient.Builder trusting() {
        try (InputStream store = Files.newInputStream(range.trustStoreFile())) {
            KeyStore authorities = KeyStore.getInstance("PKCS12");
            authorities.load(store, "changeit".toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        writer.close();
        range.close();
    }
}
