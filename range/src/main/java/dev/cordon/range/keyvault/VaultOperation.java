package dev.cordon.range.keyvault;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The operations on keys and secrets: how each is recognised, and which data action it takes. */
enum VaultOperation {
    CREATE_KEY("POST", "keys/NAME/create", "keys/create/action"),
    LIST_KEYS("GET", "keys", "keys/read"),
    LIST_KEY_VERSIONS("GET", "keys/NAME/versions", "keys/read"),
    GET_KEY("GET", "keys/NAME(/VERSION)?", "keys/read"),
    UPDATE_KEY("PATCH", "keys/NAME(/VERSION)?", "keys/update/action"),
    SIGN("POST", "keys/NAME(/VERSION)?/sign", "keys/sign/action"),
    VERIFY("POST", "keys/NAME(/VERSION)?/verify", "keys/verify/action"),
    SET_SECRET("PUT", "secrets/NAME", "secrets/setSecret/action"),
    LIST_SECRETS("GET", "secrets", "secrets/readMetadata/action"),
    LIST_SECRET_VERSIONS("GET", "secrets/NAME/versions", "secrets/readMetadata/action"),
    GET_SECRET("GET", "secrets/NAME(/VERSION)?", "secrets/getSecret/action"),
    UPDATE_SECRET("PATCH", "secrets/NAME(/VERSION)?", "secrets/update/action");

    private final String method;
    private final Pattern path;
    private final String need;

    VaultOperation(String method, String path, String need) {
        this.method = method;
        this.path = Pattern.compile(path.replace("NAME", "[^/]+").replace("VERSION", "[0-9a-fA-F]{32}"));
        this.need = need;
    }

    static Optional<VaultOperation> of(String method, VaultAddress address) {
        String path = String.join("/", address.path());
        return Arrays.stream(values())
                .filter(operation -> operation.method.equals(method)
                        && operation.path.matcher(path).matches())
                .findFirst();
    }

    /** The data action as RBAC spells it. */
    String action() {
        return "Microsoft.KeyVault/vaults/" + need;
    }
}
