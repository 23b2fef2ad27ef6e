package dev.cordon.codec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keys in a file with a JWK set (RFC 7517) of {@code oct} keys, each with a key id. The first one is active. */
public final class FileKeys {
    private static final Logger LOG = LoggerFactory.getLogger(FileKeys.class);
    private static final String OWNER_ONLY = "rw-------";
    private static final int BITS = 256;

    private final Path file;

    private FileKeys(Path file) {
        this.file = file.toAbsolutePath();
    }

    /**
     * The keys of a file. They are read again when a payload names one that is not among them, so that a key added to
     * the file needs no restart.
     *
     * @throws UnreadableKeys if they cannot be read
     */
    public static KeyRing read(Path file) {
        FileKeys keys = new FileKeys(file);
        return ReloadedKeys.known(keys.keys(), keys::keys);
    }

    /** The same; a file that does not exist is made first, readable by nobody else, with one new key. */
    public static KeyRing readOrCreate(Path file) {
        if (Files.notExists(file)) {
            new FileKeys(file).create();
        }
        return read(file);
    }

    private KeySet keys() {
        try {
            return KeySet.of(JWKSet.parse(Files.readString(file)).getKeys().stream()
                    .map(FileKeys::key)
                    .toList());
        } catch (IOException missing) {
            throw new UnreadableKeys(
                    file + ": cannot be read (" + missing.getClass().getSimpleName() + ")", missing);
        } catch (ParseException quotesIt) {
            throw new UnreadableKeys(file + ": is no JWK set");
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableKeys(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static PayloadKey key(JWK key) {
        if (!(key instanceof OctetSequenceKey secret) || key.getKeyID() == null) {
            throw new IllegalArgumentException(
                    "the key '" + key.getKeyID() + "' is none of the type oct with a key id (kid)");
        }
        return new PayloadKey(key.getKeyID(), secret.toByteArray());
    }

    /** Complete before it has its name, and never over another: processes that start at once all read one key. */
    private void create() {
        try {
            Path draft = draft(Files.createDirectories(Objects.requireNonNull(file.getParent())));
            try {
                Files.createLink(file, draft);
                LOG.info("{} was made, with a new key that encrypts payloads", file);
            } catch (FileAlreadyExistsException another) {
                LOG.info("{} was made by another process meanwhile", file);
            } finally {
                Files.delete(draft);
            }
        } catch (IOException | JOSEException failed) {
            throw new UnreadableKeys(file + ": cannot be made (" + failed + ")", failed);
        }
    }

    private static Path draft(Path folder) throws IOException, JOSEException {
        Path draft = Files.createTempFile(
                folder,
                "payload-keys",
                ".draft",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        return Files.writeString(draft, new JWKSet(generated()).toString(false));
    }

    private static JWK generated() throws JOSEException {
        return new OctetSequenceKeyGenerator(BITS)
                .keyID(UUID.randomUUID().toString())
                .generate();
    }
}
