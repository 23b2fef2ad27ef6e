package dev.cordon.starter.decisions;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
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
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that keeps the keys of decisions, readable by nobody but the starter. */
final class KeyFile {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
    private static final String OWNER_ONLY = "rw-------";

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /** The keys, the signing one first; if there is no file, it is made, with a new key. */
    JWKSet keys() throws IOException {
        if (Files.notExists(file)) {
            create();
        }
        JWKSet keys = read();
        if (keys.isEmpty() || !signs(keys.getKeys().get(0))) {
            throw new IOException(file
                    + ": the first key is no private key on the curve P-256 with a key id (kid), so it signs nothing");
        }
        return keys;
    }

    private JWKSet read() throws IOException {
        try {
            return JWKSet.parse(Files.readString(file));
        } catch (ParseException malformed) {
            throw new IOException(file + ": is no JWK set", malformed);
        }
    }

    private void create() throws IOException {
        byte[] made = new JWKSet(generated()).toString(false).getBytes(StandardCharsets.UTF_8);
        try (SeekableByteChannel channel = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)))) {
            channel.write(ByteBuffer.wrap(made));
            LOG.info("{} was made, with a new key that signs decisions", file);
        } catch (FileAlreadyExistsException another) {
            LOG.info("{} was made by another starter meanwhile", file);
        }
    }

    private static JWK generated() throws IOException {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException unsupported) {
            throw new IOException("this Java makes no key on the curve P-256", unsupported);
        }
    }

    private static boolean signs(JWK key) {
        return key instanceof ECKey ec && Curve.P_256.equals(ec.getCurve()) && ec.isPrivate() && ec.getKeyID() != null;
    }
}
