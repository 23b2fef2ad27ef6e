package dev.cordon.starter.security;

import java.net.URL;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are accepted.
 *
 * @param issuers the tenant's issuers; Entra has one for tokens of version 1 and one for version 2
 * @param audiences for whom the tokens must be: the API's app id URI and its client id
 * @param jwks where the tenant publishes its signing keys
 * @param applications what applications are called, by client id: Entra's tokens of version 2 name them by id alone
 */
@ConfigurationProperties("cordon.starter.auth")
record AuthProperties(
        @DefaultValue List<String> issuers,
        @DefaultValue List<String> audiences,
        @Nullable URL jwks,
        @DefaultValue Map<String, String> applications) {
    AuthProperties {
        applications = Map.copyOf(applications);
        require("issuers", !issuers.isEmpty());
        require("audiences", !audiences.isEmpty());
        require("jwks", jwks != null);
    }

    private static void require(String name, boolean present) {
        if (!present) {
            throw new IllegalArgumentException("cordon.starter.auth." + name + ": missing");
        }
    }
}
