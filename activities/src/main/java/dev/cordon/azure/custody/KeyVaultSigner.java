package dev.cordon.azure.custody;

import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.models.SignatureAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import dev.cordon.azure.evidence.Sha256;
import java.util.Set;

/** Has a Key Vault sign. It answers with R and S one after the other, which is what a JWS wants. */
final class KeyVaultSigner implements JWSSigner {
    private final CryptographyClient key;
    private final JCAContext context = new JCAContext();

    KeyVaultSigner(CryptographyClient key) {
        this.key = key;
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) {
        return Base64URL.encode(
                key.sign(SignatureAlgorithm.ES256, Sha256.bytes(input)).getSignature());
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of(JWSAlgorithm.ES256);
    }

    @Override
    public JCAContext getJCAContext() {
        return context;
    }
}
