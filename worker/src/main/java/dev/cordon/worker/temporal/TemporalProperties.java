package dev.cordon.worker.temporal;

import dev.cordon.codec.EncryptionSettings;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Temporal is and how to be let in.
 *
 * @param target host and port of the frontend
 * @param namespace the namespace whose runs this process serves
 * @param apiKey a key of Temporal Cloud; it implies TLS
 * @param encryption with which keys payloads are encrypted
 */
@ConfigurationProperties("cordon.temporal")
record TemporalProperties(
        @DefaultValue("127.0.0.1:7233") String target,
        @DefaultValue("default") String namespace,
        @Nullable String apiKey,
        @DefaultValue Tls tls,
        @DefaultValue EncryptionSettings encryption) {
    /**
     * Transport security.
     *
     * @param clientCertificate path of a PEM file, for mutual TLS
     * @param clientKey path of its PKCS#8 key
     * @param serverCa path of a PEM file with the authorities to trust instead of the platform's
     * @param serverName the name to expect in the server's certificate, where it is not the target's
     */
    record Tls(
            @DefaultValue("false") boolean enabled,
            @Nullable String clientCertificate,
            @Nullable String clientKey,
            @Nullable String serverCa,
            @Nullable String serverName) {}

    ClientConfigProfile profile() {
        ClientConfigProfile.Builder profile =
                ClientConfigProfile.newBuilder().setAddress(target).setNamespace(namespace);
        if (apiKey != null) {
            profile.setApiKey(apiKey);
        }
        if (tls.enabled()) {
            profile.setTls(transport());
        }
        return profile.build();
    }

    private ClientConfigTLS transport() {
        ClientConfigTLS.Builder transport = ClientConfigTLS.newBuilder();
        if (tls.clientCertificate() != null) {
            transport.setClientCertPath(tls.clientCertificate());
        }
        if (tls.clientKey() != null) {
            transport.setClientKeyPath(tls.clientKey());
        }
        if (tls.serverCa() != null) {
            transport.setServerCACertPath(tls.serverCa());
        }
        if (tls.serverName() != null) {
            transport.setServerName(tls.serverName());
        }
        return transport.build();
    }
}
