package dev.cordon.worker.decision;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.decision.DecisionActivities;
import dev.cordon.capability.decision.SignatureCheck;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Verifies that one of the trusted keys signed exactly the decision at hand, with ES256. */
final class SignedDecisions implements DecisionActivities {
    private final JWKSource<SecurityContext> trusted;

    SignedDecisions(JWKSource<SecurityContext> trusted) {
        this.trusted = trusted;
    }

    @Override
    public SignatureCheck verify(Decision decision) {
        try {
            SignedJWT signed = SignedJWT.parse(Objects.requireNonNullElse(decision.signature(), ""));
            if (!JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())) {
                return SignatureCheck.refused(
                        "it is made with " + signed.getHeader().getAlgorithm() + "; only ES256 is accepted");
            }
            return holds(signed)
                    ? compared(signed.getJWTClaimsSet(), decision)
                    : SignatureCheck.refused("no key that this worker trusts made it");
        } catch (ParseException notAJws) {
            return SignatureCheck.refused("it is not a JWS in compact form");
        }
    }

    private boolean holds(SignedJWT signed) {
        try {
            for (JWK key : keysFor(signed)) {
                if (signed.verify(new ECDSAVerifier(key.toECKey()))) {
                    return true;
                }
            }
            return false;
        } catch (JOSEException unavailable) {
            throw FailureType.UNREACHABLE.failure(
                    "the keys that decisions are signed with cannot be had: " + unavailable.getMessage(), unavailable);
        }
    }

    private List<JWK> keysFor(SignedJWT signed) throws JOSEException {
        return trusted.get(new JWKSelector(JWKMatcher.forJWSHeader(signed.getHeader())), null);
    }

    private static SignatureCheck compared(JWTClaimsSet claims, Decision decision) throws ParseException {
        List<String> differing = List.of(
                        differing("gate", claims.getStringClaim("gate"), decision.gate()),
                        differing("run", claims.getStringClaim("run"), decision.run()),
                        differing("planHash", claims.getStringClaim("planHash"), decision.planHash()),
                        differing("choice", claims.getStringClaim("choice"), decision.choice()),
                        differing("decider", claims.getSubject(), decision.decider()),
                        differing("comment", claims.getStringClaim("comment"), decision.comment()))
                .stream()
                .filter(name -> !name.isEmpty())
                .toList();
        if (!differing.isEmpty()) {
            return SignatureCheck.refused("it was made for another " + String.join(" and ", differing));
        }
        List<String> how = claims.getStringListClaim("amr");
        return new SignatureCheck(true, "", how == null ? "by the starter" : String.join(", ", how));
    }

    private static String differing(String name, @Nullable String signed, String sent) {
        return sent.equals(signed) ? "" : name;
    }
}
