package dev.cordon.auditor.keys;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Key sets on this machine. */
public final class KeySetFile {
    private static final String OWNER_ONLY = "rw-------";

    private KeySetFile() {}

    /** Writes the public parts alone. */
    public static Path writePublic(Path file, JWKSet keys) throws IOException {
        return Files.writeString(file, keys.toString(true));
    }

    /** Writes whole keys, for nobody but the owner of the file, whatever stood there before. */
    public static Path writeSecret(Path file, JWKSet keys) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        return Files.writeString(file, keys.toString(false), StandardOpenOption.WRITE);
    }
}
