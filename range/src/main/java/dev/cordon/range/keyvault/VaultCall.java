package dev.cordon.range.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.range.http.Call;
import java.io.UncheckedIOException;

/**
 * A request whose vault is known and whose caller may do what it asks for.
 *
 * @param call the request
 * @param address what it is about
 */
record VaultCall(Call call, VaultAddress address) {
    String vault() {
        return address.vault();
    }

    String item() {
        return address.item();
    }

    /** The version that the path names; empty for the newest. */
    String version() {
        return address.path().size() > 2 && address.path().get(2).length() == 32
                ? address.path().get(2)
                : "";
    }

    JsonNode body() {
        try {
            return call.json();
        } catch (UncheckedIOException malformed) {
            throw VaultErrors.badParameter("The request body is not JSON: " + malformed.getMessage());
        }
    }

    String required(String field) {
        String value = body().path(field).asText("");
        if (value.isEmpty()) {
            throw VaultErrors.badParameter("Property " + field + " is required.");
        }
        return value;
    }
}
