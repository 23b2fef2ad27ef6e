package dev.cordon.azure.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NsgId;
import dev.cordon.fake.Seed;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What an owner of the tenant does that gets in the way of a containment. */
final class Owner {
    static final String SUBSCRIPTION = "/subscriptions/" + Seed.WORKLOAD;
    static final String GROUP = SUBSCRIPTION + "/resourceGroups/" + Seed.GROUP;
    static final String EVIDENCE_GROUP = SUBSCRIPTION + "/resourceGroups/" + Seed.EVIDENCE_GROUP;
    private static final String LOCKS = "/providers/Microsoft.Authorization/locks/";
    private static final String ROLES = SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions";
    private static final String CONTAINERS = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/"
            + "rg-forensic-prod/providers/Microsoft.Storage/storageAccounts/stforensicirprodweu/blobServices/default/"
            + "containers/";

    private final Somebody somebody;
    private final String worker;

    Owner(Somebody somebody, String workerPrincipal) {
        this.somebody = somebody;
        this.worker = workerPrincipal;
    }

    void locks(String scope, String level) {
        ObjectNode lock = Json.MAPPER.createObjectNode();
        lock.putObject("properties").put("level", level);
        somebody.write("PUT", scope + LOCKS + "freeze", lock);
    }

    void unlocks(String scope, String name) {
        somebody.delete(scope + LOCKS + name);
    }

    /** Takes actions out of one of the worker's roles. */
    void takesAway(String roleName, String... actions) {
        ObjectNode role = role(roleName);
        JsonNode permission = role.at("/properties/permissions/0");
        for (String action : actions) {
            ((ObjectNode) permission).withArrayProperty("notActions").add(action);
        }
        somebody.write("PUT", role.path("id").asText(), role);
    }

    void grantsWorker(String roleName) {
        grantsWorker(roleName, SUBSCRIPTION);
    }

    /** Lets the worker read and write the blobs of the whole account, and not only of the vault. */
    void opensAccountToWorker() {
        grantsWorker("Storage Blob Data Contributor", CONTAINERS.substring(0, CONTAINERS.indexOf("/blobServices")));
    }

    /** Lets the worker make storage accounts beside the vault's. */
    void letsWorkerMakeAccounts() {
        grantsWorker("Contributor", CONTAINERS.substring(0, CONTAINERS.indexOf("/providers")));
    }

    private void grantsWorker(String roleName, String scope) {
        ObjectNode assignment = Json.MAPPER.createObjectNode();
        assignment
                .putObject("properties")
                .put("principalId", worker)
                .put("roleDefinitionId", role(roleName).path("id").asText());
        somebody.write(
                "PUT", scope + "/providers/Microsoft.Authorization/roleAssignments/" + UUID.randomUUID(), assignment);
    }

    private ObjectNode role(String name) {
        return StreamSupport.stream(somebody.read(ROLES).path("value").spliterator(), false)
                .filter(role -> role.at("/properties/roleName").asText().equals(name))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }

    void stopsFlushing(NsgId nsg) {
        ObjectNode group = somebody.read(nsg.id());
        ((ObjectNode) group.path("properties")).put("flushConnection", false);
        somebody.write("PUT", nsg.id(), group);
    }

    /** Gives an interface a public address and returns the address's id. */
    String publishes(NicId nic) {
        String id = GROUP + "/providers/Microsoft.Network/publicIPAddresses/pip-web-01";
        ObjectNode address = Json.MAPPER.createObjectNode().put("location", "westeurope");
        address.putObject("properties").put("publicIPAllocationMethod", "Static");
        somebody.write("PUT", id, address);
        ObjectNode body = somebody.read(nic.id());
        ObjectNode configuration = (ObjectNode) body.at("/properties/ipConfigurations/0/properties");
        configuration.putObject("publicIPAddress").put("id", id);
        somebody.write("PUT", nic.id(), body);
        return id;
    }

    void setsDisk(DiskId disk, String property, String value) {
        ObjectNode patch = Json.MAPPER.createObjectNode();
        patch.putObject("properties").put(property, value);
        somebody.write("PATCH", disk.id(), patch);
    }

    /** Makes another container in the vault's account, with no immutability policy. */
    void makesContainer(String name) {
        ObjectNode container = Json.MAPPER.createObjectNode();
        container.putObject("properties");
        somebody.write("PUT", CONTAINERS + name, container);
    }

    /** Gives a container a policy that can still be taken back. */
    void protectsForADay(String container) {
        ObjectNode policy = Json.MAPPER.createObjectNode();
        policy.putObject("properties").put("immutabilityPeriodSinceCreationInDays", 1);
        somebody.write("PUT", CONTAINERS + container + "/immutabilityPolicies/default", policy);
    }
}
