package dev.cordon.range.keyvault;

import dev.cordon.range.http.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which vault a request is about, and what in it.
 *
 * <p>A vault is reached by its host name, {@code https://kv-cordon-prod.vault.azure.net}, as in Azure. Where such a name
 * cannot be reached, there are two addresses at the range's own: {@code /_vault/{name}} for clients that keep a path, and
 * the bare address, which stands for the seeded vault. Azure's client for signing makes a vault's address from the host
 * and port of a key's id alone, so that only the latter works with it. The underscore keeps vaults from storage
 * accounts, whose names have none; an account named {@code keys} or {@code secrets} hides the bare address.
 *
 * @param vault the vault's name
 * @param base what the ids of its keys and secrets begin with
 * @param path the rest of the path, without empty parts
 */
record VaultAddress(String vault, String base, List<String> path) {
    private static final Pattern HOST =
            Pattern.compile("([a-z0-9][a-z0-9-]{1,22}[a-z0-9])\\.vault\\.(?:azure\\.net|localhost)");
    private static final Pattern PREFIXED = Pattern.compile("/_vault/([^/]+)(/.*)?");
    private static final Set<String> COLLECTIONS =
            Set.of("keys", "secrets", "certificates", "deletedkeys", "deletedsecrets", "deletedcertificates");
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    VaultAddress {
        path = List.copyOf(path);
    }

    static Optional<VaultAddress> of(Call call) {
        Matcher host = HOST.matcher(call.host());
        if (host.matches()) {
            return Optional.of(new VaultAddress(host.group(1), call.origin(), parts(call.path())));
        }
        if (!HERE.contains(call.host())) {
            return Optional.empty();
        }
        Matcher prefixed = PREFIXED.matcher(call.path());
        if (prefixed.matches()) {
            String name = prefixed.group(1);
            String lower = name.toLowerCase(Locale.ROOT);
            String rest = prefixed.group(2) == null ? "" : prefixed.group(2);
            return Optional.of(new VaultAddress(lower, call.origin() + "/_vault/" + name, parts(rest)));
        }
        List<String> path = parts(call.path());
        return !path.isEmpty() && COLLECTIONS.contains(path.get(0))
                ? Optional.of(new VaultAddress(VaultSeed.NAME, call.origin(), path))
                : Optional.empty();
    }

    private static List<String> parts(String path) {
        return Stream.of(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
    }

    /** The name of the key or secret; empty where the request is about all of them. */
    String item() {
        return path.size() > 1 ? path.get(1) : "";
    }

    /** The id of a key's or secret's version. */
    String id(String version) {
        return base + "/" + path.get(0) + "/" + item() + "/" + version;
    }

    /** The id of another key or secret, whatever its version. */
    String idOf(String item) {
        return base + "/" + path.get(0) + "/" + item;
    }
}
