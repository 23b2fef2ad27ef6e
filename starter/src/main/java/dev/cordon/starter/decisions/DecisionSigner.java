package dev.cordon.starter.decisions;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.capability.decision.Decision;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Signs decisions, so that a worker can tell those of people whom the starter authenticated. */
class DecisionSigner {
    private static final String ISSUER = "cordon-starter";
    private static final JOSEObjectType TYPE = new JOSEObjectType("cordon-decision+jwt");

    private final JWKSet keys;
    private final Clock clock;

    DecisionSigner(JWKSet keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    boolean canSign() {
        return key().isPresent();
    }

    /** What workers verify signatures with. */
    Map<String, Object> published() {
        return keys.toJSONObject(true);
    }

    /**
     * The decision with its signature.
     *
     * @param authentication how the decider was authenticated
     */
    Decision sign(Answer answer, String decider, List<String> authentication) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(decider)
                .issueTime(Date.from(clock.instant()))
                .jwtID(UUID.randomUUID().toString())
                .claim("gate", answer.gate())
                .claim("run", answer.run())
                .claim("planHash", answer.planHash())
                .claim("choice", answer.choice())
                .claim("comment", answer.comment())
                .claim("amr", authentication)
                .build();
        return new Decision(
                answer.gate(),
                answer.run(),
                answer.planHash(),
                answer.choice(),
                decider,
                answer.comment(),
                signature(claims));
    }

    private String signature(JWTClaimsSet claims) {
        ECKey key = key().orElseThrow();
        SignedJWT signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(TYPE)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            signed.sign(new ECDSASigner(key));
        } catch (JOSEException broken) {
            throw new IllegalStateException("the key of decisions does not sign", broken);
        }
        return signed.serialize();
    }

    private Optional<ECKey> key() {
        return keys.getKeys().stream().findFirst().map(ECKey.class::cast);
    }
}
