package dev.cordon.starter.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people sign in to the console. Without a client id there is no console.
 *
 * @param authority the tenant's address, under which it has {@code /oauth2/v2.0/authorize} and the like
 * @param clientId the application registration that people sign in to; its app roles are the ones that count
 * @param clientSecret its secret
 * @param redirectUri where the tenant sends people back to; {@code {baseUrl}} is the address that they called
 */
@ConfigurationProperties("cordon.starter.console")
record ConsoleProperties(
        @Nullable URI authority,
        @Nullable String clientId,
        @Nullable String clientSecret,

        @DefaultValue("{baseUrl}/login/oauth2/code/{registrationId}")
        String redirectUri) {
    ConsoleProperties {
        if (clientId != null) {
            require("authority", authority);
            require("client-secret", clientSecret);
        }
    }

    /** An address of the tenant. */
    String at(String path) {
        return authority + path;
    }

    /** Scheme, host and port of the tenant. */
    String origin() {
        URI address = URI.create(at(""));
        return address.getScheme() + "://" + address.getAuthority();
    }

    private static void require(String name, @Nullable Object value) {
        if (value == null || value.toString().isBlank()) {
            throw new IllegalArgumentException("cordon.starter.console." + name + ": missing");
        }
    }
}
