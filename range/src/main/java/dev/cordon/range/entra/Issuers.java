package dev.cordon.range.entra;

import java.util.regex.Pattern;

/**
 * Who a token says issued it.
 *
 * <p>Under Azure's public names these are Azure's own issuers. A client that reached the range at a loopback address
 * finds an issuer below that address, because it will fetch the issuer's discovery document from there.
 */
final class Issuers {
    private static final Pattern LOOPBACK = Pattern.compile("https://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?");

    private final String tenantId;

    Issuers(String tenantId) {
        this.tenantId = tenantId;
    }

    /** The issuer of version 1 tokens: those for Azure's own resources. */
    String first(String origin) {
        return (isLoopback(origin) ? origin : "https://sts.windows.net") + "/" + tenantId + "/";
    }

    /** The issuer of version 2 tokens: those for applications that ask for them. */
    String second(String origin) {
        return login(origin) + "/" + tenantId + "/v2.0";
    }

    /** The address of the sign-in service, as the client can reach it. */
    String login(String origin) {
        return isLoopback(origin) ? origin : "https://login.microsoftonline.com";
    }

    boolean recognises(String issuer) {
        String base = issuer.replaceFirst("/" + Pattern.quote(tenantId) + "/(v2\\.0)?$", "");
        return !base.equals(issuer)
                && (isLoopback(base)
                        || base.equals("https://sts.windows.net")
                        || base.equals("https://login.microsoftonline.com"));
    }

    static boolean isLoopback(String origin) {
        return LOOPBACK.matcher(origin).matches();
    }
}
