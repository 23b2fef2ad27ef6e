package dev.cordon.auditor;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.cordon.auditor.keys.KeySetFile;
import dev.cordon.auditor.keys.KeyVaultAccess;
import dev.cordon.auditor.keys.KeyVaultItem;
import dev.cordon.auditor.keys.SealKeyExport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Fetches from a Key Vault what an auditor verifies and reads with. Changes nothing there. */
@Command(name = "keys", description = "Fetch from a Key Vault the keys that an auditor needs.")
final class KeysCommand implements Callable<Integer> {
    @Option(
            names = "--seal",
            required = true,
            paramLabel = "URL",
            converter = KeyVaultItem.Reader.class,
            description = "The key that seals: .../keys/NAME. Its public parts go to trusted.jwks, for --keys.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KeyVaultItem seal;

    @Option(
            names = "--payload",
            paramLabel = "URL",
            converter = KeyVaultItem.Reader.class,
            description = "The secret that encrypts payloads: .../secrets/NAME. It goes to payloads.jwks, for"
                    + " --payload-keys. SECRET: whoever has that file reads every history.")
    private @Nullable KeyVaultItem payload;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to write to.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private VaultOptions vault;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        KeyVaultAccess keyVaults = vault.access().keyVaults();
        PrintWriter told = spec.commandLine().getOut();
        Files.createDirectories(out);
        seals(keyVaults.seals(seal), told);
        if (payload != null) {
            JWKSet keys = keyVaults.payloads(payload).keys();
            Path file = KeySetFile.writeSecret(out.resolve("payloads.jwks"), keys);
            told.println(file + ": " + keys.size() + " keys of payloads, from " + payload);
            told.println("SECRET: whoever has " + file + " reads every history that they encrypt. Keep it as you keep"
                    + " what stands in those, and delete it when you are done.");
        }
        return 0;
    }

    private void seals(SealKeyExport key, PrintWriter told) throws IOException {
        JWKSet keys = key.keys();
        Path file = KeySetFile.writePublic(out.resolve("trusted.jwks"), keys);
        told.println(file + ": the public parts of " + keys.size() + " versions of " + seal);
        for (JWK each : keys.getKeys()) {
            told.println("  " + each.getKeyID() + ", SHA-256 thumbprint " + thumbprint(each));
        }
        key.disabled()
                .forEach(id -> told.println("  LEFT OUT: " + id
                        + " is disabled, so Azure does not show it; what it sealed cannot be verified without it"));
    }

    private static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a thumbprint takes SHA-256 alone", impossible);
        }
    }
}
