package dev.cordon.auditor.pull;

import com.azure.storage.blob.models.BlobItem;

/** The folder of a run in the vault. */
record RunFolder(String incident, String run) {
    /** The folder that a blob named {@code {incident}/{run}/…} lies in. */
    static RunFolder of(BlobItem blob) {
        String[] parts = blob.getName().split("/", 3);
        return new RunFolder(parts[0], parts.length < 3 ? "" : parts[1]);
    }

    String prefix() {
        return incident + "/" + run + "/";
    }
}
