package dev.cordon.range.entra;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which addresses count as a registered one: the very same, save for the port on a loopback host (RFC 8252, 7.3). */
final class RedirectUris {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private RedirectUris() {}

    /** Whether an answer that may go to the registered address may go to the other one. */
    static boolean matches(String registered, String asked) {
        URI known = URI.create(registered);
        return parse(asked)
                .filter(uri -> sharesOrigin(known, uri)
                        && path(known).equals(path(uri))
                        && Objects.equals(known.getRawQuery(), uri.getRawQuery()))
                .isPresent();
    }

    /** Whether an address belongs to the same application as the registered one. */
    static boolean sharesOrigin(String registered, String asked) {
        return parse(asked)
                .filter(uri -> sharesOrigin(URI.create(registered), uri))
                .isPresent();
    }

    /** Scheme, host and port of an address that is known to be one. */
    static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    private static boolean sharesOrigin(URI known, URI uri) {
        boolean anyPort = known.getScheme().equals("http") && LOOPBACK.contains(known.getHost());
        return known.getScheme().equalsIgnoreCase(uri.getScheme())
                && known.getHost().equalsIgnoreCase(uri.getHost())
                && (anyPort || known.getPort() == uri.getPort());
    }

    private static String path(URI uri) {
        return uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    private static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
