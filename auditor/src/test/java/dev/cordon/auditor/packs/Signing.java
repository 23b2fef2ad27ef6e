package dev.cordon.auditor.packs;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.capability.decision.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;

/** Keys, and what is signed with them. */
public final class Signing {
    private Signing() {}

    public static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Path trust(Path file, ECKey... keys) throws IOException {
        return Files.writeString(file, new JWKSet(Arrays.<JWK>asList(keys)).toString(true));
    }

    /** A value as canonical JSON. */
    public static byte[] canonical(Object value) {
        try {
            return new JsonCanonicalizer(PackJson.mapper().writeValueAsBytes(value)).getEncodedUTF8();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String seal(ECKey key, JsonNode payload) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("cordon-seal+jws"))
                .keyID(key.getKeyID())
                .build();
        JWSObject signed = new JWSObject(header, new Payload(canonical(payload)));
        try {
            signed.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return signed.serialize();
    }

    /** What a JWS says, under another key. */
    static String again(ECKey key, String jws) {
        try {
            JWSObject signed = JWSObject.parse(jws);
            JWSObject another = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(signed.getHeader().getType())
                            .keyID(key.getKeyID())
                            .build(),
                    signed.getPayload());
            another.sign(new ECDSASigner(key));
            return another.serialize();
        } catch (ParseException | JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The decision with the signature that a starter gives it. */
    public static Decision decide(ECKey key, Decision decision) {
        SignedJWT signed = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("cordon-decision+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer("cordon-starter")
                        .subject(decision.decider())
                        .claim("gate", decision.gate())
                        .claim("run", decision.run())
                        .claim("planHash", decision.planHash())
                        .claim("choice", decision.choice())
                        .claim("comment", decision.comment())
                        .claim("amr", List.of("OpenID Connect"))
                        .build());
        try {
            signed.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Decision(
                decision.gate(),
                decision.run(),
                decision.planHash(),
                decision.choice(),
                decision.decider(),
                decision.comment(),
                signed.serialize());
    }
}
