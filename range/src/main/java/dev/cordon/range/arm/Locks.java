package dev.cordon.range.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Errors;
import dev.cordon.range.tenant.ResourceStore;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Management locks: ReadOnly keeps a scope as it is, CanNotDelete keeps it there. */
final class Locks {
    private static final String LOCKS = "/providers/microsoft.authorization/locks/";

    private final ResourceStore store;

    Locks(ResourceStore store) {
        this.store = store;
    }

    void check(ArmRequest request, String action) {
        boolean locksThemselves = action.startsWith("Microsoft.Authorization/locks/");
        if (request.reads() || locksThemselves) {
            return;
        }
        boolean deletes = request.method().equals("DELETE");
        String scope = request.path().resource().text().toLowerCase(Locale.ROOT);
        List<String> scopes = inTheWay(scope, deletes);
        if (!scopes.isEmpty()) {
            throw Errors.refusal(
                    409,
                    "ScopeLocked",
                    "The scope '" + request.path().resource() + "' cannot perform " + (deletes ? "delete" : "write")
                            + " operation because following scope(s) are locked: '" + String.join(",", scopes)
                            + "'. Please remove the lock and try again.");
        }
    }

    private List<String> inTheWay(String scope, boolean deletes) {
        return store.whoseIdContains(LOCKS).stream()
                .filter(lock -> covers(scopeOf(lock), scope) || (deletes && covers(scope, scopeOf(lock))))
                .filter(lock -> deletes || lock.at("/properties/level").asText().equalsIgnoreCase("ReadOnly"))
                .flatMap(lock -> Stream.of(
                        lock.path("id").asText().substring(0, scopeOf(lock).length())))
                .distinct()
                .toList();
    }

    private static String idOf(ObjectNode resource) {
        return resource.path("id").asText().toLowerCase(Locale.ROOT);
    }

    private static String scopeOf(ObjectNode lock) {
        String id = idOf(lock);
        return id.substring(0, id.indexOf(LOCKS));
    }

    private static boolean covers(String outer, String inner) {
        return inner.equals(outer) || inner.startsWith(outer + "/");
    }
}
