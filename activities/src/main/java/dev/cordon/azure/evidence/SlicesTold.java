package dev.cordon.azure.evidence;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the attempts at an export were about to write, as they told it before they did: what stands in the vault with one
 * of these hashes is theirs.
 *
 * @param sha256s of the slices that were read, in lower-case hexadecimal
 */
record SlicesTold(List<String> sha256s) {
    static final SlicesTold NONE = new SlicesTold(List.of());

    SlicesTold {
        sha256s = List.copyOf(sha256s);
    }

    SlicesTold and(String sha256) {
        return new SlicesTold(
                Stream.concat(sha256s.stream(), Stream.of(sha256)).distinct().toList());
    }

    boolean has(StoredBlob blob) {
        return sha256s.contains(blob.sha256());
    }
}
