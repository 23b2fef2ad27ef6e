package dev.cordon.starter.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.capability.decision.Decision;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionSignerTest {
    @Test
    void what_is_signed_says_that_it_is_a_decision_and_of_whom() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        DecisionSigner signer = new DecisionSigner(new JWKSet(key), Clock.systemUTC());

        Decision decision = signer.sign(
                new Answer("isolate", "run-1", "hash", "approve", "seen"),
                "bob@contoso.com",
                List.of("OpenID Connect"));

        SignedJWT signed = SignedJWT.parse(decision.signature());
        assertThat(signed.verify(new ECDSAVerifier(key.toPublicJWK()))).isTrue();
        assertThat(signed.getHeader().getType()).hasToString("cordon-decision+jwt");
        assertThat(signed.getJWTClaimsSet().getIssuer()).isEqualTo("cordon-starter");
        assertThat(signed.getJWTClaimsSet().getSubject()).isEqualTo("bob@contoso.com");
    }
}
