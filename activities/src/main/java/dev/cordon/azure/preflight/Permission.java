package dev.cordon.azure.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What one role assignment lets the worker do ({@code Microsoft.Authorization/permissions}). */
record Permission(JsonNode json) {
    /** Whether it allows something through Azure Resource Manager. */
    boolean allows(String action) {
        return names("actions", action) && !names("notActions", action);
    }

    /** Whether it allows something with the data itself, such as writing a blob. */
    boolean allowsData(String action) {
        return names("dataActions", action) && !names("notDataActions", action);
    }

    private boolean names(String list, String action) {
        return StreamSupport.stream(json.path(list).spliterator(), false)
                .anyMatch(pattern -> matches(pattern.asText(), action));
    }

    /** Azure's {@code *} stands for any characters, slashes too; case does not matter. */
    private static boolean matches(String pattern, String action) {
        String literals = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(literals, Pattern.CASE_INSENSITIVE)
                .matcher(action)
                .matches();
    }
}
