package dev.cordon.worker.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.decision.SignatureCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A signature holds for exactly the decision that was signed, by a key that is trusted, and for nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignedDecisionsTest {
    private static final ECKey TRUSTED = key("starter");
    private static final ECKey FOREIGN = key("starter"); // of the same name, but another key
    private static final Decision DECISION =
            new Decision("isolate", "run-1", "abc", "approve", "bob@contoso.com", "", null);

    private final SignedDecisions decisions =
            new SignedDecisions(new ImmutableJWKSet<>(new JWKSet(TRUSTED.toPublicJWK())));

    @Test
    void what_was_signed_holds_and_says_how_the_decider_was_authenticated() throws Exception {
        SignatureCheck check = decisions.verify(signed(DECISION, sign(claims(DECISION), TRUSTED)));
        assertThat(check.valid()).isTrue();
        assertThat(check.method()).isEqualTo("OpenID Connect");
    }

    @Test
    void a_signature_for_another_decision_does_not_hold() throws Exception {
        String signature = sign(claims(DECISION), TRUSTED);
        List<Decision> others = List.of(
                new Decision("release", "run-1", "abc", "approve", "bob@contoso.com", "", signature),
                new Decision("isolate", "run-2", "abc", "approve", "bob@contoso.com", "", signature),
                new Decision("isolate", "run-1", "abd", "approve", "bob@contoso.com", "", signature),
                new Decision("isolate", "run-1", "abc", "refuse", "bob@contoso.com", "", signature),
                new Decision("isolate", "run-1", "abc", "approve", "carol@contoso.com", "", signature),
                new Decision("isolate", "run-1", "abc", "approve", "bob@contoso.com", "changed", signature));
        assertThat(others).allSatisfy(other -> {
            SignatureCheck check = decisions.verify(other);
            assertThat(check.valid()).isFalse();
            assertThat(check.problem()).startsWith("it was made for another ");
        });
    }

    @Test
    void a_key_that_is_not_trusted_signs_nothing_whatever_its_name() throws Exception {
        SignatureCheck check = decisions.verify(signed(DECISION, sign(claims(DECISION), FOREIGN)));
        assertThat(check.valid()).isFalse();
        assertThat(check.problem()).isEqualTo("no key that this worker trusts made it");
    }

    @Test
    void other_algorithms_and_none_are_refused() throws Exception {
        SignedJWT shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(DECISION));
        shared.sign(new MACSigner(TRUSTED.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        assertThat(decisions.verify(signed(DECISION, shared.serialize())).problem())
                .isEqualTo("it is made with HS256; only ES256 is accepted");
        assertThat(decisions
                        .verify(signed(DECISION, new PlainJWT(claims(DECISION)).serialize()))
                        .valid())
                .isFalse();
        assertThat(decisions.verify(signed(DECISION, "yes")).problem()).isEqualTo("it is not a JWS in compact form");
    }

    @Test
    void while_the_keys_cannot_be_had_nothing_is_decided() throws Exception {
        SignedDecisions cutOff = new SignedDecisions((selector, context) -> {
            throw new KeySourceException("no answer");
        });
        Decision decision = signed(DECISION, sign(claims(DECISION), TRUSTED));
        assertThatThrownBy(() -> cutOff.verify(decision)).hasMessageContaining("cannot be had");
    }

    private static Decision signed(Decision of, String signature) {
        return new Decision(of.gate(), of.run(), of.planHash(), of.choice(), of.decider(), of.comment(), signature);
    }

    private static JWTClaimsSet claims(Decision decision) {
        return new JWTClaimsSet.Builder()
                .claim("gate", decision.gate())
                .claim("run", decision.run())
                .claim("planHash", decision.planHash())
                .claim("choice", decision.choice())
                .subject(decision.decider())
                .claim("comment", decision.comment())
                .claim("amr", List.of("OpenID Connect"))
                .build();
    }

    private static String sign(JWTClaimsSet claims, ECKey key) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
