package dev.cordon.starter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.decision.DecisionActivities;
import dev.cordon.capability.decision.SignatureCheck;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;

/** A worker that knows of signatures what the starter publishes, and nothing else. */
public final class PublishedKeys implements DecisionActivities {
    private final URI keys;

    public PublishedKeys(URI keys) {
        this.keys = keys;
    }

    @Override
    public SignatureCheck verify(Decision decision) {
        try {
            SignedJWT signed = SignedJWT.parse(decision.signature());
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            boolean holds = signed.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                    && signed.verify(new ECDSAVerifier(JWKSet.load(keys.toURL())
                            .getKeyByKeyId(signed.getHeader().getKeyID())
                            .toECKey()))
                    && claims.getIssuer().equals("cordon-starter")
                    && claims.getIssueTime() != null
                    && claims.getJWTID() != null
                    && claimed(claims).equals(stated(decision));
            return holds
                    ? new SignatureCheck(true, "", String.join(", ", claims.getStringListClaim("amr")))
                    : SignatureCheck.refused("it says something else");
        } catch (ParseException | JOSEException | IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static List<String> claimed(JWTClaimsSet claims) throws ParseException {
        return List.of(
                claims.getStringClaim("gate"),
                claims.getStringClaim("run"),
                claims.getStringClaim("planHash"),
                claims.getStringClaim("choice"),
                Objects.requireNonNull(claims.getSubject()),
                claims.getStringClaim("comment"));
    }

    private static List<String> stated(Decision decision) {
        return List.of(
                decision.gate(),
                decision.run(),
                decision.planHash(),
                decision.choice(),
                decision.decider(),
                decision.comment());
    }
}
