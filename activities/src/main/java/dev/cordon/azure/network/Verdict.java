package dev.cordon.azure.network;

/** What a rule says of the traffic that it matches. */
enum Verdict {
    ALLOW,
    /** Of security admin rules only: allowed whatever the network security groups say. */
    ALWAYS_ALLOW,
    DENY;

    boolean lets() {
        return this != DENY;
    }
}
