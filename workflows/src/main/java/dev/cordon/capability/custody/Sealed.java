package dev.cordon.capability.custody;

/**
 * A sealed document as it stands in the vault.
 *
 * @param url URL of the blob, without any signature
 * @param sha256 SHA-256 of its bytes as stored, read back, in lower-case hexadecimal
 * @param keyId the key that signed it
 * @param adopted true if an earlier attempt had written it
 */
public record Sealed(String url, String sha256, String keyId, boolean adopted) {
    /** It in a sentence. */
    public String words() {
        return url.substring(url.lastIndexOf('/') + 1) + ", signed with key " + keyId + ", SHA-256 " + sha256;
    }
}
