package dev.cordon.runbook.incident;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs of names (RFC 9562, version 5): the same for the same name, so that writing twice writes the same. */
final class NameUuid {
    /** Names of comments and tasks are Cordon's own; so is their namespace. */
    private static final UUID NAMESPACE = UUID.fromString("6d0f5a1e-3c57-4a55-9a3e-0b1f4f7c2d80");

    private static final int UUID_BYTES = 16;
    private static final int VERSION_AT = 6;
    private static final int VARIANT_AT = 8;

    private NameUuid() {}

    static String of(String name) {
        byte[] hash = sha1(
                ByteBuffer.allocate(UUID_BYTES)
                        .putLong(NAMESPACE.getMostSignificantBits())
                        .putLong(NAMESPACE.getLeastSignificantBits())
                        .array(),
                name.getBytes(StandardCharsets.UTF_8));
        hash[VERSION_AT] = (byte) (hash[VERSION_AT] & 0x0f | 0x50);
        hash[VARIANT_AT] = (byte) (hash[VARIANT_AT] & 0x3f | 0x80);
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static byte[] sha1(byte[] namespace, byte[] name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(namespace);
            return sha1.digest(name);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
