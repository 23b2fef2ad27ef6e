package dev.cordon.range.entra;

import java.util.Locale;
import java.util.Set;

/** The names by which the one tenant is asked for in addresses. */
final class Tenants {
    private static final Set<String> DOMAINS = Set.of("contoso.com", "contoso.onmicrosoft.com");
    private static final Set<String> ANY = Set.of("common", "organizations");

    private final String tenantId;

    Tenants(String tenantId) {
        this.tenantId = tenantId;
    }

    /** Whether a path's first segment stands for a directory, known or not. */
    boolean looksLikeOne(String segment) {
        String lower = segment.toLowerCase(Locale.ROOT);
        return isAny(lower)
                || isAdfs(lower)
                || lower.contains(".")
                || lower.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    /** Whether the segment stands for whatever tenant the user belongs to. */
    boolean isAny(String segment) {
        return ANY.contains(segment.toLowerCase(Locale.ROOT));
    }

    boolean isAdfs(String segment) {
        return segment.equalsIgnoreCase("adfs");
    }

    /** Refuses a segment that stands for no tenant of the range. */
    void require(String segment) {
        String lower = segment.toLowerCase(Locale.ROOT);
        if (!lower.equals(tenantId) && !DOMAINS.contains(lower) && !isAny(lower) && !isAdfs(lower)) {
            throw AadError.UNKNOWN_TENANT.because("Tenant '" + segment + "' not found. Check to make sure you have the"
                    + " correct tenant ID and are signing into the correct cloud.");
        }
    }
}
