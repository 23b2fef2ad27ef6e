package dev.cordon.azure.custody;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;

/** One key in a file, which nobody but the worker should be able to read. */
final class FileSealKeys implements SealKeys {
    private static final String OWNER_ONLY = "rw-------";

    private final ECKey key;

    /**
     * Reads the key.
     *
     * @param create whether the file is made if there is none; its public part is then written beside it
     * @throws IllegalArgumentException if the file holds no key to sign with; the message names the file
     */
    FileSealKeys(Path file, boolean create) {
        try {
            if (create && Files.notExists(file)) {
                create(file);
            }
            this.key = read(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(file + " cannot be read: " + unreadable, unreadable);
        }
    }

    @Override
    public SealKey current() {
        try {
            return new SealKey(key.getKeyID(), new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a private key on the curve P-256 signs", impossible);
        }
    }

    @Override
    public Optional<ECKey> named(String keyId) {
        return key.getKeyID().equals(keyId) ? Optional.of(key.toPublicJWK()) : Optional.empty();
    }

    private static ECKey read(Path file) throws IOException {
        try {
            ECKey key = ECKey.parse(Files.readString(file));
            if (!key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw noKey(file);
            }
            return key.getKeyID() == null ? withThumbprint(key) : key;
        } catch (ParseException | JOSEException notAKey) {
            // What is wrong with it is not told: the message could quote the key.
            throw noKey(file);
        }
    }

    private static ECKey withThumbprint(ECKey key) throws JOSEException {
        return new ECKey.Builder(key).keyIDFromThumbprint().build();
    }

    private static IllegalArgumentException noKey(Path file) {
        return new IllegalArgumentException(
                file + " holds no key that signs; expected a JSON Web Key with a private key on the curve P-256");
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        ECKey made = generated();
        try {
            write(file, made.toJSONString());
            Files.writeString(publicPart(file), new JWKSet(made.toPublicJWK()).toString());
        } catch (FileAlreadyExistsException another) {
            // Another worker made it meanwhile, and its key is the one.
            return;
        }
    }

    private static void write(Path file, String key) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)))) {
            channel.write(ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** The file beside it, {@code seal.jwks} beside {@code seal.jwk}. */
    private static Path publicPart(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling((name.endsWith(".jwk") ? name.substring(0, name.length() - 4) : name) + ".jwks");
    }

    private static ECKey generated() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException unsupported) {
            throw new IllegalStateException("every Java platform makes keys on the curve P-256", unsupported);
        }
    }
}
