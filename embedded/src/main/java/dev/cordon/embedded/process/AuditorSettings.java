package dev.cordon.embedded.process;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.tenant.Credential;
import dev.cordon.embedded.tenant.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the auditor of this installation finds the vault and the keys, and who it is there: one that only reads. */
final class AuditorSettings {
    private final Installation installation;

    AuditorSettings(Installation installation) {
        this.installation = installation;
    }

    void write(Tenant tenant) {
        String lines = settings(tenant).entrySet().stream()
                .map(each -> each.getKey() + "='" + each.getValue() + "'\n")
                .collect(Collectors.joining());
        Path file = installation.auditorSettings();
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Map<String, String> settings(Tenant tenant) {
        Credential reader = tenant.application("audit-reader");
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("CORDON_VAULT", installation.rangeUrl() + Tenant.VAULT_CONTAINER);
        settings.put("CORDON_TRUSTED_KEYS", installation.trustedKeys().toString());
        settings.put("CORDON_DECISION_KEYS", installation.trustedDecisionKeys().toString());
        settings.put("CORDON_PAYLOAD_KEYS", installation.payloadKeys().toString());
        settings.put("CORDON_DISABLE_INSTANCE_DISCOVERY", "true");
        settings.put("CORDON_TRUST_STORE", installation.trustStore().toString());
        settings.put("AZURE_AUTHORITY_HOST", installation.rangeUrl());
        settings.put("AZURE_TENANT_ID", tenant.tenantId());
        settings.put("AZURE_CLIENT_ID", reader.clientId());
        settings.put("AZURE_CLIENT_SECRET", reader.clientSecret());
        return settings;
    }
}
