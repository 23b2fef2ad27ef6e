package dev.cordon.auditor;

import dev.cordon.auditor.pull.VaultAccess;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the vault is reached; the credentials are those that {@code DefaultAzureCredential} finds. */
final class VaultOptions {
    @Option(
            names = "--authority-host",
            paramLabel = "URL",
            defaultValue = "${env:AZURE_AUTHORITY_HOST}",
            description = "Where tokens come from, if not from the public cloud (or AZURE_AUTHORITY_HOST).")
    private @Nullable URI authority;

    @Option(
            names = "--disable-instance-discovery",
            defaultValue = "${env:CORDON_DISABLE_INSTANCE_DISCOVERY:-false}",
            description = "Do not look the authority up in the public cloud's directory, which a custom one is not in.")
    private boolean withoutDiscovery;

    VaultAccess access() {
        return new VaultAccess(authority, !withoutDiscovery);
    }
}
