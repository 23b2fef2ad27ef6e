package dev.cordon.range.keyvault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What lies in a vault, each name's versions in the order of their making. Guarded by {@link Vaults}.
 *
 * @param keys the keys by name
 * @param secrets the secrets by name
 */
record Vault(Map<String, List<KeyVersion>> keys, Map<String, List<SecretVersion>> secrets) {
    static Vault empty() {
        return new Vault(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    }

    /** The same content with names that are found in any case, as a vault finds them. */
    Vault inAnyCase() {
        Vault vault = empty();
        keys.forEach((name, versions) -> vault.keys.put(name, new ArrayList<>(versions)));
        secrets.forEach((name, versions) -> vault.secrets.put(name, new ArrayList<>(versions)));
        return vault;
    }

    /** The version of that id, or the newest where no id is given. */
    static <V extends Version> Optional<V> find(Map<String, List<V>> items, String name, String version) {
        List<V> versions = items.getOrDefault(name, List.of());
        return versions.stream()
                .filter(candidate -> version.isEmpty() || candidate.version().equalsIgnoreCase(version))
                .reduce((earlier, later) -> later);
    }

    static <V extends Version> void add(Map<String, List<V>> items, String name, V version) {
        items.computeIfAbsent(name, missing -> new ArrayList<>()).add(version);
    }

    static <V extends Version> void replace(Map<String, List<V>> items, String name, V version) {
        items.getOrDefault(name, List.of()).replaceAll(old -> old.version().equals(version.version()) ? version : old);
    }
}
