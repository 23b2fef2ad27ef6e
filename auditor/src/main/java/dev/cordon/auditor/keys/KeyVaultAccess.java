package dev.cordon.auditor.keys;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.secrets.SecretClientBuilder;

/**
 * How Key Vaults are reached.
 *
 * @param anyAuthority whether they may ask for tokens that are for no part of their own host name, as in a cloud of one's
 *     own
 */
public record KeyVaultAccess(TokenCredential credential, HttpClient http, boolean anyAuthority) {
    /** A key that seals; nothing is sent yet. */
    public SealKeyExport seals(KeyVaultItem key) {
        KeyClientBuilder builder = new KeyClientBuilder()
                .vaultUrl(key.vault().toString())
                .credential(credential)
                .httpClient(http);
        return new SealKeyExport(
                (anyAuthority ? builder.disableChallengeResourceVerification() : builder).buildClient(), key.name());
    }

    /** The secret with the keys of payloads; nothing is sent yet. */
    public PayloadKeyExport payloads(KeyVaultItem secret) {
        SecretClientBuilder builder = new SecretClientBuilder()
                .vaultUrl(secret.vault().toString())
                .credential(credential)
                .httpClient(http);
        return new PayloadKeyExport(
                (anyAuthority ? builder.disableChallengeResourceVerification() : builder).buildClient(), secret.name());
    }
}
