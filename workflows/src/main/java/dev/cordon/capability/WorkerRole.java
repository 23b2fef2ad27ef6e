package dev.cordon.capability;

/**
 * The roles over which workers are split, one task queue each, so that a worker's Azure identity holds the permissions
 * of its role and no others. One worker may play several.
 */
public enum WorkerRole {
    /** Runs runbooks and reads policy; needs no permission in Azure. */
    RUNBOOKS("cordon"),
    /**
     * Follows runs, a place taken for as long as a run lasts: on a queue of its own, or those who wait for people would
     * leave no place to what these decide. Whoever runs runbooks plays it too.
     */
    FOLLOWING("cordon-following"),
    /** Reads machines and changes their network, identities and tags. */
    CONTAINMENT("cordon-containment"),
    /** Takes snapshots, reads the Activity Log and writes to the vault. */
    EVIDENCE("cordon-evidence"),
    /** Tells people and Sentinel what runs do. */
    NOTIFICATION("cordon-notification"),
    /** Makes vaults; needed only while there is one to make. */
    PROVISIONING("cordon-provisioning");

    private final String taskQueue;

    WorkerRole(String taskQueue) {
        this.taskQueue = taskQueue;
    }

    public String taskQueue() {
        return taskQueue;
    }
}
