package dev.cordon.range.blob;

import dev.cordon.range.blob.BlobTarget.Level;
import dev.cordon.range.http.Call;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The operations of the blob service: how each is recognised, and which permission it takes.
 *
 * <p>{@code need} is the action RBAC asks for, below {@code Microsoft.Storage/storageAccounts/blobServices/}; names
 * ending in {@code !} are management actions, the others data actions. {@code sas} lists the permission letters of
 * which a shared access signature must hold one.
 */
enum BlobOperation {
    LIST_CONTAINERS(Level.SERVICE, "GET", "list", "containers/read!", "l"),
    GET_SERVICE_PROPERTIES(Level.SERVICE, "GET", "properties", "read!", "r"),
    SET_SERVICE_PROPERTIES(Level.SERVICE, "PUT", "properties", "write!", "w"),
    GET_ACCOUNT_INFORMATION(Level.SERVICE, "", "", "getInfo/action!", "racwdxltmeopi"),
    GET_USER_DELEGATION_KEY(Level.SERVICE, "POST", "userdelegationkey", "generateUserDelegationKey/action!", ""),
    FIND_BLOBS_BY_TAGS(Level.SERVICE, "GET", "blobs", "containers/blobs/filter/action", "f"),

    CREATE_CONTAINER(Level.CONTAINER, "PUT", "", "containers/write!", "cw"),
    GET_CONTAINER_PROPERTIES(Level.CONTAINER, "GET HEAD", "", "containers/read!", "r"),
    GET_CONTAINER_METADATA(Level.CONTAINER, "GET HEAD", "metadata", "containers/read!", "r"),
    SET_CONTAINER_METADATA(Level.CONTAINER, "PUT", "metadata", "containers/write!", "w"),
    GET_CONTAINER_ACL(Level.CONTAINER, "GET HEAD", "acl", "containers/getAcl/action!", ""),
    SET_CONTAINER_ACL(Level.CONTAINER, "PUT", "acl", "containers/setAcl/action!", ""),
    DELETE_CONTAINER(Level.CONTAINER, "DELETE", "", "containers/delete!", "d"),
    LEASE_CONTAINER(Level.CONTAINER, "PUT", "lease", "containers/lease/action!", "wd"),
    LIST_BLOBS(Level.CONTAINER, "GET", "list", "containers/blobs/read", "l"),

    PUT_BLOB(Level.BLOB, "PUT", "", "containers/blobs/write", "wc"),
    PUT_BLOB_FROM_URL(Level.BLOB, "", "", "containers/blobs/write", "wc"),
    COPY_BLOB(Level.BLOB, "", "", "containers/blobs/write", "wc"),
    ABORT_COPY_BLOB(Level.BLOB, "PUT", "copy", "containers/blobs/write", "w"),
    GET_BLOB(Level.BLOB, "GET", "", "containers/blobs/read", "r"),
    GET_BLOB_PROPERTIES(Level.BLOB, "HEAD", "", "containers/blobs/read", "r"),
    DELETE_BLOB(Level.BLOB, "DELETE", "", "containers/blobs/delete", "d"),
    DELETE_BLOB_VERSION(Level.BLOB, "", "", "containers/blobs/deleteBlobVersion/action", "x"),
    UNDELETE_BLOB(Level.BLOB, "PUT", "undelete", "containers/blobs/write", "w"),
    GET_BLOB_METADATA(Level.BLOB, "GET HEAD", "metadata", "containers/blobs/read", "r"),
    SET_BLOB_METADATA(Level.BLOB, "PUT", "metadata", "containers/blobs/write", "w"),
    SET_BLOB_PROPERTIES(Level.BLOB, "PUT", "properties", "containers/blobs/write", "w"),
    GET_BLOB_TAGS(Level.BLOB, "GET", "tags", "containers/blobs/tags/read", "t"),
    SET_BLOB_TAGS(Level.BLOB, "PUT", "tags", "containers/blobs/tags/write", "t"),
    SET_BLOB_TIER(Level.BLOB, "PUT", "tier", "containers/blobs/write", "w"),
    SNAPSHOT_BLOB(Level.BLOB, "PUT", "snapshot", "containers/blobs/write", "wc"),
    LEASE_BLOB(Level.BLOB, "PUT", "lease", "containers/blobs/write", "wd"),
    PUT_BLOCK(Level.BLOB, "PUT", "block", "containers/blobs/write", "wc"),
    PUT_BLOCK_FROM_URL(Level.BLOB, "", "", "containers/blobs/write", "wc"),
    PUT_BLOCK_LIST(Level.BLOB, "PUT", "blocklist", "containers/blobs/write", "wc"),
    GET_BLOCK_LIST(Level.BLOB, "GET", "blocklist", "containers/blobs/read", "r"),
    APPEND_BLOCK(Level.BLOB, "PUT", "appendblock", "containers/blobs/write", "aw"),
    SEAL_APPEND_BLOB(Level.BLOB, "PUT", "seal", "containers/blobs/write", "w"),
    PUT_PAGE(Level.BLOB, "PUT", "page", "containers/blobs/write", "w"),
    GET_PAGE_RANGES(Level.BLOB, "GET", "pagelist", "containers/blobs/read", "r"),
    SET_IMMUTABILITY_POLICY(
            Level.BLOB, "PUT", "immutabilitypolicies", "containers/blobs/immutableStorage/runAsSuperUser/action", "i"),
    DELETE_IMMUTABILITY_POLICY(
            Level.BLOB,
            "DELETE",
            "immutabilitypolicies",
            "containers/blobs/immutableStorage/runAsSuperUser/action",
            "i"),
    SET_LEGAL_HOLD(Level.BLOB, "PUT", "legalhold", "containers/blobs/immutableStorage/runAsSuperUser/action", "i");

    private static final String PREFIX = "Microsoft.Storage/storageAccounts/blobServices/";

    private final Level level;
    private final String methods;
    private final String comp;
    private final String need;
    private final String sas;

    BlobOperation(Level level, String methods, String comp, String need, String sas) {
        this.level = level;
        this.methods = methods;
        this.comp = comp;
        this.need = need;
        this.sas = sas;
    }

    /** The operation a request asks for; nothing where the range has none such. */
    static Optional<BlobOperation> of(Call call, BlobTarget target) {
        String comp = call.query("comp").orElse("").toLowerCase(Locale.ROOT);
        if (call.query("restype").filter("account"::equalsIgnoreCase).isPresent()) {
            return comp.equals("properties") ? Optional.of(GET_ACCOUNT_INFORMATION) : Optional.empty();
        }
        return Arrays.stream(values())
                .filter(operation -> operation.level == target.level()
                        && operation.isAskedBy(call.method())
                        && operation.comp.equals(comp))
                .findFirst()
                .map(operation -> operation.refinedBy(call));
    }

    private boolean isAskedBy(String method) {
        return (" " + methods + " ").contains(" " + method + " ");
    }

    private BlobOperation refinedBy(Call call) {
        boolean fromUrl = call.header("x-ms-copy-source").isPresent();
        if (this == PUT_BLOB && fromUrl) {
            return call.header("x-ms-blob-type").isPresent() ? PUT_BLOB_FROM_URL : COPY_BLOB;
        }
        if (this == PUT_BLOCK && fromUrl) {
            return PUT_BLOCK_FROM_URL;
        }
        return this == DELETE_BLOB && call.query("versionid").isPresent() ? DELETE_BLOB_VERSION : this;
    }

    /** The permission as RBAC and the Activity Log spell it. */
    String action() {
        return PREFIX + (isManagement() ? need.substring(0, need.length() - 1) : need);
    }

    /** Whether the permission is a management action rather than a data action. */
    boolean isManagement() {
        return need.endsWith("!");
    }

    /** The letters of which a shared access signature must hold one; empty where none lets it through. */
    String sasPermissions() {
        return sas;
    }

    boolean isRead() {
        return isAskedBy("GET") || isAskedBy("HEAD");
    }

    /** Whether the body is blob content, which goes to disk as it arrives. */
    boolean carriesContent() {
        return this == PUT_BLOB || this == PUT_BLOCK || this == APPEND_BLOCK || this == PUT_PAGE;
    }

    /** Whether its content comes from an address instead of the body. */
    boolean fetchesContent() {
        return this == COPY_BLOB || this == PUT_BLOB_FROM_URL || this == PUT_BLOCK_FROM_URL;
    }

    /** Whether it brings a blob into being, so that the right to create is enough where there is none yet. */
    boolean createsBlobs() {
        return sas.equals("wc") && level == Level.BLOB;
    }

    /** What it is called where people talk about it. */
    String wireName() {
        StringBuilder name = new StringBuilder();
        for (String word : name().split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
