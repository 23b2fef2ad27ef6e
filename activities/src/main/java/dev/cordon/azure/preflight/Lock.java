package dev.cordon.azure.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * A management lock.
 *
 * @param scope id of what it is on; everything below is locked as well
 * @param readOnly whether it forbids changes, and not only deletion
 */
record Lock(String name, String scope, boolean readOnly) {
    private static final String LOCKS = "/providers/microsoft.authorization/locks/";

    static Lock of(JsonNode json) {
        String id = json.path("id").asText();
        int end = Math.max(0, id.toLowerCase(Locale.ROOT).lastIndexOf(LOCKS));
        boolean readOnly =
                "ReadOnly".equalsIgnoreCase(json.at("/properties/level").asText());
        return new Lock(json.path("name").asText(), id.substring(0, end), readOnly);
    }

    boolean covers(String resource) {
        String outer = scope.toLowerCase(Locale.ROOT);
        String inner = resource.toLowerCase(Locale.ROOT);
        return inner.equals(outer) || inner.startsWith(outer + "/");
    }

    /** In words, for example {@code The ReadOnly lock freeze on resource group rg-prod}. */
    String words() {
        return "The " + (readOnly ? "ReadOnly" : "CanNotDelete") + " lock " + name + " on " + Words.of(scope);
    }
}
