package dev.cordon.range.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Tells links that a browser follows from everything else, such as {@code javascript:}. */
public final class WebAddress {
    private WebAddress() {}

    /** Whether a text is an absolute http or https address. */
    public static boolean isOne(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http")) && uri.getRawAuthority() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
