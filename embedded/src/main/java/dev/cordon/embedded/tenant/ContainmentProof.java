package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads back from Azure, without a word from Cordon, whether a machine is contained and the evidence kept. */
public final class ContainmentProof {
    private static final String SUCCEEDED = "Succeeded";

    private final Azure azure;
    private final MachineView before;
    private final String vmId;
    private final String incidentId;

    /**
     * @param azure as somebody sees it who may read and delete everything
     * @param before the machine before the incident
     */
    public ContainmentProof(Azure azure, MachineView before, String vmId, String incidentId) {
        this.azure = azure;
        this.before = before;
        this.vmId = vmId;
        this.incidentId = incidentId;
    }

    /** Everything that can be seen of the machine and its snapshots. */
    public List<Check> machine() {
        MachineView after = MachineView.read(azure, vmId);
        return Stream.concat(
                        Stream.of(snapshots()),
                        Stream.concat(
                                after.nics().entrySet().stream().map(nic -> nic(nic.getKey(), nic.getValue())),
                                Stream.of(identity(after), tags(after))))
                .toList();
    }

    /**
     * The blob as it lies in the vault, and that it cannot be taken away.
     *
     * @param sha256 of its bytes, as reported
     */
    public List<Check> evidence(String blobUrl, String sha256) {
        return List.of(stored(blobUrl, sha256), undeletable(blobUrl));
    }

    private Check snapshots() {
        String group = vmId.replaceFirst("/resourceGroups/.*", "/resourceGroups/" + Tenant.EVIDENCE_GROUP);
        List<JsonNode> ours = azure.snapshots(group).stream()
                .filter(each -> each.at("/tags/incident_id").asText().equals(incidentId))
                .toList();
        Set<String> sources = ours.stream()
                .filter(each ->
                        each.at("/properties/provisioningState").asText().equals(SUCCEEDED))
                .map(each ->
                        each.at("/properties/creationData/sourceResourceId").asText())
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
        Set<String> disks = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        disks.addAll(before.disks());
        return new Check(
                "one snapshot of each disk has Succeeded",
                sources.equals(disks) && ours.size() == disks.size(),
                ours.size() + " snapshots of " + disks.size() + " disks, "
                        + ours.stream().map(each -> each.path("name").asText()).collect(Collectors.joining(", ")));
    }

    private Check nic(String id, JsonNode after) {
        JsonNode earlier = before.nics().get(id);
        boolean quarantined = MachineView.groupOf(after).equalsIgnoreCase(quarantineOf(after));
        boolean untouched =
                earlier != null && MachineView.withoutGroup(earlier).equals(MachineView.withoutGroup(after));
        return new Check(
                after.path("name").asText() + " is on the quarantine group and otherwise untouched",
                quarantined && untouched,
                MachineView.groupOf(after).replaceFirst(".*/", "")
                        + (untouched ? ", every other property as before" : ", other properties changed"));
    }

    private static String quarantineOf(JsonNode nic) {
        return Tenant.QUARANTINE.getOrDefault(nic.path("location").asText(), "none");
    }

    private static Check identity(MachineView after) {
        JsonNode identity = after.vm().path("identity");
        boolean none = identity.isMissingNode()
                || identity.isNull()
                || identity.path("type").asText("None").equals("None");
        return new Check("the machine has no identity", none, none ? "none" : identity.toString());
    }

    private Check tags(MachineView after) {
        Map<String, String> now = after.tags();
        boolean kept = now.entrySet().containsAll(before.tags().entrySet());
        boolean marked =
                after.isolated() && incidentId.equals(now.get("incident_id")) && now.containsKey("isolated_at");
        return new Check("the tags were merged into its own", kept && marked, now.toString());
    }

    private Check stored(String blobUrl, String sha256) {
        HttpResponse<byte[]> blob = azure.blob(blobUrl);
        String actual = blob.statusCode() == 200 ? sha256(blob.body()) : "status " + blob.statusCode();
        return new Check("the blob lies in the vault with the reported SHA-256", actual.equals(sha256), actual);
    }

    private Check undeletable(String blobUrl) {
        int status = azure.deleteBlob(blobUrl).statusCode();
        boolean refused = status == 403 || status == 409;
        return new Check("deleting the blob is refused", refused, "status " + status);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
