package dev.cordon.azure.arm;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.CryptographyClientBuilder;
import java.net.URI;
import java.time.Duration;

/** A Key Vault under the worker's identity. */
public final class KeyVault {
    private static final RetryPolicy ONCE = new RetryPolicy(new RetryOptions(new FixedDelayOptions(0, Duration.ZERO)));

    private final String url;
    private final TokenCredential credential;
    private final HttpClient http;
    private final boolean anyAuthority;

    /**
     * Prepares its clients.
     *
     * @param anyAuthority whether it may ask for tokens that are for no part of its own host name, as in a cloud of
     *     one's own
     */
    KeyVault(URI url, TokenCredential credential, HttpClient http, boolean anyAuthority) {
        this.url = url.toString().replaceAll("/+$", "");
        this.credential = credential;
        this.http = http;
        this.anyAuthority = anyAuthority;
    }

    /** Its address, as the ids of its keys begin. */
    public String url() {
        return url;
    }

    /** Its keys, of which it shows the public parts only. */
    public KeyClient keys() {
        KeyClientBuilder builder = new KeyClientBuilder()
                .vaultUrl(url)
                .credential(credential)
                .httpClient(http)
                .retryPolicy(ONCE);
        return (anyAuthority ? builder.disableChallengeResourceVerification() : builder).buildClient();
    }

    /**
     * One version of a key, to have it sign.
     *
     * @param id the version's identifier
     */
    public CryptographyClient key(String id) {
        CryptographyClientBuilder builder = new CryptographyClientBuilder()
                .keyIdentifier(id)
                .credential(credential)
                .httpClient(http)
                .retryPolicy(ONCE);
        return (anyAuthority ? builder.disableChallengeResourceVerification() : builder).buildClient();
    }
}
