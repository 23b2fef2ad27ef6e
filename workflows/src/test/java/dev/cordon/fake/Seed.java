package dev.cordon.fake;

import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.QuarantineNsg;
import dev.cordon.capability.policy.VaultPolicy;
import dev.cordon.capability.vault.VaultExpectation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The tenant that contracts are tried on: the names that the range is seeded with. */
public final class Seed {
    public static final String WORKLOAD = "a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01";
    public static final String GROUP = "rg-workload-prod";
    public static final String EVIDENCE_GROUP = "rg-forensic-prod";
    public static final Instant NOW = Instant.parse("2026-05-23T03:00:00Z");
    public static final String RESPONDERS = "10.99.0.0/24";

    public static final VmId APP = vm(GROUP, "vm-app-01");
    public static final VmId WEB = vm(GROUP, "vm-web-01");
    /** Deallocated. */
    public static final VmId DB = vm(GROUP, "vm-db-01");
    /** In northeurope, like all of its group. */
    public static final VmId DR = vm("rg-workload-dr", "vm-dr-01");

    /** Two machines of one name. */
    public static final VmId TWIN_BLUE = vm("rg-workload-blue", "vm-twin-01");

    public static final VmId TWIN_GREEN = vm("rg-workload-green", "vm-twin-01");

    public static final VmId MISSING = vm(GROUP, "vm-gone-01");

    public static final NicId NIC_APP = nic(GROUP, "nic-app-01");
    public static final NicId NIC_APP_MGMT = nic(GROUP, "nic-app-01-mgmt");
    public static final NicId NIC_WEB = nic(GROUP, "nic-web-01");
    public static final NicId NIC_DB = nic(GROUP, "nic-db-01");
    public static final NicId NIC_DR = nic("rg-workload-dr", "nic-dr-01");

    public static final NsgId NSG_APP = nsg(GROUP, "nsg-app");
    public static final NsgId NSG_DB = nsg(GROUP, "nsg-db");
    public static final NsgId NSG_DR = nsg("rg-workload-dr", "nsg-dr");
    public static final NsgId QUARANTINE = nsg("rg-security-prod", "nsg-ir-quarantine");
    public static final NsgId QUARANTINE_NEU = nsg("rg-security-prod", "nsg-ir-quarantine-neu");

    public static final ContainmentPolicy POLICY = new ContainmentPolicy(
            EVIDENCE_GROUP,
            List.of(new QuarantineNsg("westeurope", QUARANTINE), new QuarantineNsg("northeurope", QUARANTINE_NEU)),
            List.of(RESPONDERS),
            "https://stforensicirprodweu.blob.core.windows.net/ir-evidence",
            Duration.ofMinutes(5));

    /** A locked vault is expected; an isolation starts no other run. */
    public static final VaultPolicy VAULT_POLICY = new VaultPolicy(
            new VaultExpectation(POLICY.vaultContainer(), 365, List.of("westeurope")),
            true,
            false,
            Duration.ofMinutes(30),
            24);

    /** The workspace of Sentinel. */
    public static final String WORKSPACE = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups"
            + "/rg-security-prod/providers/Microsoft.OperationalInsights/workspaces/law-security-prod";

    private Seed() {}

    public static DiskId disk(String name) {
        return new DiskId(id(GROUP, "Microsoft.Compute/disks", name));
    }

    static String id(String group, String type, String name) {
        return "/subscriptions/" + WORKLOAD + "/resourceGroups/" + group + "/providers/" + type + "/" + name;
    }

    public static VmId vm(String group, String name) {
        return new VmId(id(group, "Microsoft.Compute/virtualMachines", name));
    }

    private static NicId nic(String group, String name) {
        return new NicId(id(group, "Microsoft.Network/networkInterfaces", name));
    }

    private static NsgId nsg(String group, String name) {
        return new NsgId(id(group, "Microsoft.Network/networkSecurityGroups", name));
    }
}
