package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.util.Base64URL;
import dev.cordon.auditor.pack.PackJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sealed document as it stands in the vault: a JWS in compact form over canonical JSON. */
final class Seal {
    static final String SCHEMA = "cordon.seal/1";
    static final JOSEObjectType TYPE = new JOSEObjectType("cordon-seal+jws");

    private final JWSObject signed;
    private final JsonNode payload;

    private Seal(JWSObject signed, JsonNode payload) {
        this.signed = signed;
        this.payload = payload;
    }

    /**
     * Reads a seal; whether anybody trusted made it is another question.
     *
     * @throws IOException if it is no JWS in compact form, spelt in the one way that there is, over canonical JSON
     */
    static Seal read(byte[] bytes) throws IOException {
        String text = new String(bytes, StandardCharsets.US_ASCII);
        try {
            JWSObject signed = JWSObject.parse(text);
            // A last letter can be exchanged for another that stands for the same bits.
            if (!text.equals(spelled(signed))) {
                throw new IOException("it is not spelled as a JWS in compact form is");
            }
            return new Seal(signed, Canonical.read(signed.getPayload().toBytes()));
        } catch (ParseException malformed) {
            throw new IOException("it is no JWS in compact form", malformed);
        }
    }

    private static String spelled(JWSObject signed) {
        return Stream.of(signed.getParsedParts())
                .map(part -> Base64URL.encode(part.decode()).toString())
                .collect(Collectors.joining("."));
    }

    JWSObject signed() {
        return signed;
    }

    String keyId() {
        return String.valueOf(signed.getHeader().getKeyID());
    }

    boolean isOfItsType() {
        return TYPE.equals(signed.getHeader().getType());
    }

    /** What stands in the payload under a name; empty text if nothing does. */
    String text(String name) {
        return payload.path(name).asText("");
    }

    JsonNode content() {
        return payload.path("content");
    }

    <T> T contentAs(Class<T> type) throws IOException {
        return PackJson.mapper().treeToValue(content(), type);
    }
}
