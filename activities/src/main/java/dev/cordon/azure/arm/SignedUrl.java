package dev.cordon.azure.arm;

import java.net.URI;
import java.util.Locale;

/**
 * The address of a blob that gives access by the signature in its query. It shows no more of itself in words than where
 * the blob is.
 */
public final class SignedUrl {
    private final String address;

    /**
     * An address as Azure gave it.
     *
     * @throws RuntimeException that becomes {@code AzureRefused} if it is not on https
     */
    public SignedUrl(String address) {
        if (!address.toLowerCase(Locale.ROOT).startsWith("https://") || !isAddress(address)) {
            throw Refusal.ofOperation("NoAddress", "the access that Azure gave names no https address");
        }
        this.address = address;
    }

    /** The whole address, signature included: for a request to Azure, and for nothing else. */
    public String secret() {
        return address;
    }

    @Override
    public String toString() {
        return Signatures.without(address);
    }

    private static boolean isAddress(String address) {
        try {
            return URI.create(address).getHost() != null;
        } catch (IllegalArgumentException malformed) {
            // What is wrong with it would be told together with the signature.
            return false;
        }
    }
}
