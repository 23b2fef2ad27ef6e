package dev.cordon.range.seed;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The fixed ids of the seeded tenant. */
public final class Ids {
    /** The subscription that holds the machines. */
    public static final String WORKLOAD = "/subscriptions/a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01";
    /** The subscription that holds the evidence vault. */
    public static final String FORENSIC = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02";

    /** The subscription that Cordon may only look at. */
    public static final String SANDBOX = "/subscriptions/e7d3a1c4-5b2f-4a86-9c0e-1f6b8d2a7c03";

    static final String PROD = WORKLOAD + "/resourceGroups/rg-workload-prod";
    static final String DR = WORKLOAD + "/resourceGroups/rg-workload-dr";
    static final String SECURITY = WORKLOAD + "/resourceGroups/rg-security-prod";
    static final String EVIDENCE = WORKLOAD + "/resourceGroups/rg-forensic-prod";
    static final String LOCKED = WORKLOAD + "/resourceGroups/rg-workload-locked";
    static final String BLUE = WORKLOAD + "/resourceGroups/rg-workload-blue";
    static final String GREEN = WORKLOAD + "/resourceGroups/rg-workload-green";
    static final String SANDBOX_GROUP = SANDBOX + "/resourceGroups/rg-sandbox";
    static final String SANDBOX_SECURITY = SANDBOX + "/resourceGroups/rg-security-sandbox";
    static final String VAULT = FORENSIC + "/resourceGroups/rg-forensic-prod";

    private Ids() {}

    static String in(String group, String type, String name) {
        return group + "/providers/" + type + "/" + name;
    }

    /** A GUID that is the same in every range. */
    static String guid(String what) {
        return UUID.nameUUIDFromBytes(("cordon-range:" + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
