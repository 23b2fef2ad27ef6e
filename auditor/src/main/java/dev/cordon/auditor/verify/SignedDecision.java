package dev.cordon.auditor.verify;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.decision.DecisionSource;
import dev.cordon.engine.gate.DecisionRecord;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether a decision that counts as authenticated was signed, word for word, by whoever authenticated the decider. */
final class SignedDecision {
    private static final String WITHOUT_METHOD = "by the starter";
    private static final String ISSUER = "cordon-starter";
    private static final JOSEObjectType TYPE = new JOSEObjectType("cordon-decision+jwt");

    private SignedDecision() {}

    static void examine(Findings findings, TrustedKeys keys, DecisionRecord record, Decision decision) {
        String signature = decision.signature();
        String whose = "the decision of " + decision.decider();
        if (signature == null) {
            findings.require(
                    record.source() == DecisionSource.ASSERTED,
                    whose + " counts as authenticated and carries no signature");
            return;
        }
        findings.require(
                record.source() == DecisionSource.AUTHENTICATED, whose + " is signed and counts as " + record.source());
        if (!keys.given()) {
            findings.unchecked(
                    "no keys of decisions were given (--decision-keys), so nobody vouches for the signature on "
                            + whose);
            return;
        }
        try {
            SignedJWT signed = SignedJWT.parse(signature);
            keys.objection(signed).ifPresent(why -> findings.objection("the signature on " + whose + " " + why));
            findings.require(
                    TYPE.equals(signed.getHeader().getType()),
                    "what is signed for " + decision.decider() + " is no decision: its type is "
                            + signed.getHeader().getType());
            compare(findings, signed.getJWTClaimsSet(), record, decision);
        } catch (ParseException malformed) {
            findings.objection("the signature on " + whose + " is no JWS: " + malformed.getMessage());
        }
    }

    private static void compare(Findings findings, JWTClaimsSet claims, DecisionRecord record, Decision decision)
            throws ParseException {
        findings.require(
                ISSUER.equals(claims.getIssuer()),
                "what was signed for " + decision.decider() + " was issued by " + claims.getIssuer() + ", not by "
                        + ISSUER);
        Map<String, String> sent = new LinkedHashMap<>();
        sent.put("gate", decision.gate());
        sent.put("run", decision.run());
        sent.put("planHash", decision.planHash());
        sent.put("choice", decision.choice());
        sent.put("sub", decision.decider());
        sent.put("comment", decision.comment());
        for (Map.Entry<String, String> claim : sent.entrySet()) {
            findings.require(
                    Objects.equals(claims.getStringClaim(claim.getKey()), claim.getValue()),
                    "what was signed for " + decision.decider() + " has another " + claim.getKey());
        }
        List<String> how = claims.getStringListClaim("amr");
        findings.require(
                record.method().equals(how == null ? WITHOUT_METHOD : String.join(", ", how)),
                decision.decider() + " was not authenticated as the record says");
    }
}
