package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the range tells about its tenant: who may sign in, and with what. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Tenant(
        String tenantId, List<Credential> applications, List<ServicePrincipal> servicePrincipals, List<Person> people) {
    /** The seeded subscriptions. */
    public static final Subscriptions SUBSCRIPTIONS =
            new Subscriptions("a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01", "c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02");

    /** The group of the Sentinel workspace. */
    public static final String SENTINEL_GROUP =
            "/subscriptions/" + SUBSCRIPTIONS.forensic() + "/resourceGroups/rg-security-prod";

    /** The Sentinel workspace. */
    public static final String WORKSPACE = "law-security-prod";

    /** Its Azure Resource Manager id. */
    public static final String WORKSPACE_ID =
            SENTINEL_GROUP + "/providers/Microsoft.OperationalInsights/workspaces/" + WORKSPACE;

    /** The group that takes snapshots, in each subscription. */
    public static final String EVIDENCE_GROUP = "rg-forensic-prod";
    /** Path of the vault's container on the range. */
    public static final String VAULT_CONTAINER = "/stforensicirprodweu/ir-evidence";

    private static final String WORKLOAD = "/subscriptions/" + SUBSCRIPTIONS.workload() + "/resourceGroups/";
    private static final String SECURITY =
            WORKLOAD + "rg-security-prod/providers/Microsoft.Network/networkSecurityGroups/";

    /** The quarantine group of each region; none for eastus, whose machine is there to be found wanting. */
    public static final Map<String, String> QUARANTINE = new TreeMap<>(Map.of(
            "westeurope", SECURITY + "nsg-ir-quarantine",
            "northeurope", SECURITY + "nsg-ir-quarantine-neu",
            "francecentral", SECURITY + "nsg-ir-quarantine-frc",
            "swedencentral", SECURITY + "nsg-ir-quarantine-sec"));

    /** The machine that the demo isolates. */
    public static final String VM_APP_01 =
            WORKLOAD + "rg-workload-prod/providers/Microsoft.Compute/virtualMachines/vm-app-01";

    public Tenant {
        applications = List.copyOf(applications);
        servicePrincipals = List.copyOf(servicePrincipals);
        people = List.copyOf(people);
    }

    /** Somebody with the role Commander. */
    public Person commander() {
        return people.stream()
                .filter(each -> each.roles().contains("Commander"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the range knows no commander"));
    }

    /** The identity of that name, which has no secret. */
    public ServicePrincipal servicePrincipal(String name) {
        return servicePrincipals.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the range knows no identity " + name));
    }

    /** An identity that Azure manages. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ServicePrincipal(String name, String clientId, String objectId) {}

    /** The credential of the application of that name. */
    public Credential application(String name) {
        return applications.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the range knows no application " + name));
    }

    /** The seeded subscriptions' ids. */
    public record Subscriptions(String workload, String forensic) {}
}
