package dev.cordon.starter.security;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may have payloads decoded.
 *
 * @param uiOrigins addresses under which people open the Temporal UI; pages from elsewhere are refused
 * @param openOnLoopback whether requests from this machine need no credentials
 */
@ConfigurationProperties("cordon.starter.codec")
record CodecProperties(
        @DefaultValue List<URI> uiOrigins,
        @DefaultValue("false") boolean openOnLoopback) {
    CodecProperties {
        uiOrigins = List.copyOf(uiOrigins);
        uiOrigins.forEach(CodecProperties::requireAddress);
    }

    /** Scheme, host and port of each. */
    List<String> origins() {
        return uiOrigins.stream()
                .map(address -> address.getScheme() + "://" + address.getAuthority())
                .toList();
    }

    private static void requireAddress(URI address) {
        if (address.getScheme() == null || address.getAuthority() == null) {
            throw new IllegalArgumentException("cordon.starter.codec.ui-origins: '" + address
                    + "' is no address; expected one such as https://temporal.contoso.com");
        }
    }
}
