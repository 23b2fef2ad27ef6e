package dev.cordon.range.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Presents whatever certificate is current when a client connects, so that a range left running renews it unseen. */
final class CurrentIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "range";

    private final Supplier<Identity> server;
    private final X509Certificate authority;

    CurrentIdentity(Supplier<Identity> server, X509Certificate authority) {
        this.server = server;
        this.authority = authority;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return aliasFor(keyType);
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return aliasFor(keyType);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {server.get().certificate(), authority};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return server.get().key();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    private static @Nullable String aliasFor(String keyType) {
        return keyType.startsWith("RSA") ? ALIAS : null;
    }
}
