package dev.cordon.range.keyvault;

import java.util.UUID;

/** The ids of versions. */
final class Versions {
    private Versions() {}

    static String fresh() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
