package dev.cordon.range.entra;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The RSA key that a tenant's tokens are signed with; its private half never leaves the state folder. */
final class SigningKey {
    private final RSAKey key;

    private SigningKey(RSAKey key) {
        this.key = key;
    }

    /** Opens the tenant's key in a state folder, creating it the first time. */
    static SigningKey open(Path folder, String tenantId) {
        Path file = folder.resolve("token-signing-" + tenantId + ".jwk");
        try {
            if (Files.exists(file)) {
                return new SigningKey(RSAKey.parse(Files.readString(file)));
            }
            RSAKey created = new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
            Files.createDirectories(folder);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, created.toJSONString());
            return new SigningKey(created);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        } catch (ParseException | JOSEException malformed) {
            throw new IllegalStateException(file + " must hold an RSA key as a JWK", malformed);
        }
    }

    RSAKey key() {
        return key;
    }

    /** The public half as a JWKS document. */
    String publicKeys() {
        return new JWKSet(key).toString(true);
    }
}
