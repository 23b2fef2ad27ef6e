package dev.cordon.embedded.wholepath;

import dev.cordon.embedded.tenant.Tenant;

/** Ids of the seeded machines. */
final class Machines {
    private static final String SANDBOX = "e7d3a1c4-5b2f-4a86-9c0e-1f6b8d2a7c03";

    private Machines() {}

    /** A machine of the workload subscription's main group. */
    static String named(String name) {
        return id(Tenant.SUBSCRIPTIONS.workload(), "rg-workload-prod", name);
    }

    /** The machine whose group is locked against changes. */
    static String locked() {
        return id(Tenant.SUBSCRIPTIONS.workload(), "rg-workload-locked", "vm-locked-01");
    }

    /** The machine of a subscription in which the worker may only read. */
    static String sandbox() {
        return id(SANDBOX, "rg-sandbox", "vm-sandbox-01");
    }

    private static String id(String subscription, String group, String name) {
        return "/subscriptions/" + subscription + "/resourceGroups/" + group
                + "/providers/Microsoft.Compute/virtualMachines/" + name;
    }
}
