package dev.cordon.range.blob;

import dev.cordon.range.http.Call;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a blob request is about.
 *
 * @param account the storage account's name
 * @param container the container's name; null where the request is about the account
 * @param blob the blob's name; null where the request is about the container or account
 * @param pathStyle whether the account stood in the path instead of the host name
 */
record BlobTarget(
        String account,
        @Nullable String container,
        @Nullable String blob,
        boolean pathStyle) {
    private static final Pattern HOST = Pattern.compile("([a-z0-9]{3,24})\\.(?:z\\d+\\.)?blob\\..+");
    private static final String ROOT = "$root";

    enum Level {
        SERVICE,
        CONTAINER,
        BLOB
    }

    static Optional<BlobTarget> of(Call call, Predicate<String> isAccount) {
        boolean container =
                call.query("restype").filter("container"::equalsIgnoreCase).isPresent();
        return of(call.host(), call.path(), container, isAccount);
    }

    /**
     * Takes an address apart.
     *
     * @param host the host name, without a port
     * @param path the decoded path
     * @param aboutContainer whether a path of one segment names a container, not a blob of the root container
     * @param isAccount tells the names of accounts that exist
     */
    static Optional<BlobTarget> of(String host, String path, boolean aboutContainer, Predicate<String> isAccount) {
        String rest = path.startsWith("/") ? path.substring(1) : path;
        Matcher byHost = HOST.matcher(host);
        if (byHost.matches()) {
            return Optional.of(split(byHost.group(1), rest, aboutContainer, false));
        }
        int slash = rest.indexOf('/');
        String first = slash < 0 ? rest : rest.substring(0, slash);
        if (!isAccount.test(first)) {
            return Optional.empty();
        }
        return Optional.of(split(first, slash < 0 ? "" : rest.substring(slash + 1), aboutContainer, true));
    }

    private static BlobTarget split(String account, String rest, boolean aboutContainer, boolean pathStyle) {
        if (rest.isEmpty()) {
            return new BlobTarget(account, null, null, pathStyle);
        }
        int slash = rest.indexOf('/');
        if (slash < 0) {
            return aboutContainer
                    ? new BlobTarget(account, rest, null, pathStyle)
                    : new BlobTarget(account, ROOT, rest, pathStyle);
        }
        String blob = rest.substring(slash + 1);
        return new BlobTarget(account, rest.substring(0, slash), blob.isEmpty() ? null : blob, pathStyle);
    }

    Level level() {
        if (container == null) {
            return Level.SERVICE;
        }
        return blob == null ? Level.CONTAINER : Level.BLOB;
    }
}
