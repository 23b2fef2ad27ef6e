package dev.cordon.azure.custody;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import dev.cordon.azure.arm.Build;
import dev.cordon.azure.evidence.RecordJson;
import dev.cordon.azure.evidence.Sha256;
import dev.cordon.azure.evidence.StoredBlob;
import dev.cordon.azure.evidence.VaultBlob;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.Sealed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** A document under the signature of this installation, as a JWS in compact form. */
final class Seal {
    private static final String SCHEMA = "cordon.seal/1";
    private static final JOSEObjectType TYPE = new JOSEObjectType("cordon-seal+jws");
    private static final String MEDIA_TYPE = "application/jose";

    private final SealKeys keys;
    private final DocumentToSeal document;
    private final VaultBlob blob;

    Seal(SealKeys keys, DocumentToSeal document, VaultBlob blob) {
        this.keys = keys;
        this.document = document;
        this.blob = blob;
    }

    /** Signs and writes the document, unless it stands there under a seal of ours. */
    Sealed keep(String principal) {
        if (blob.find().isPresent()) {
            return adopt();
        }
        JWSObject signed = sign(principal);
        byte[] bytes = signed.serialize().getBytes(StandardCharsets.US_ASCII);
        if (!blob.create(bytes, MEDIA_TYPE, document.runId())) {
            return adopt();
        }
        StoredBlob stored = blob.stored();
        return new Sealed(stored.url(), stored.sha256(), signed.getHeader().getKeyID(), false);
    }

    private JWSObject sign(String principal) {
        SealKey key = keys.current();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(TYPE)
                .keyID(key.id())
                .build();
        JWSObject seal = new JWSObject(header, new Payload(payload(principal)));
        try {
            seal.sign(key.signer());
            return seal;
        } catch (JOSEException refused) {
            throw FailureType.MISCONFIGURED.failure(
                    "Key " + key.id() + " does not sign: " + refused.getMessage(), null);
        }
    }

    private byte[] payload(String principal) {
        return RecordJson.canonical(Map.of(
                "schema",
                SCHEMA,
                "subject",
                document.subject(),
                "sealedAt",
                Instant.now(),
                "principal",
                principal,
                "tool",
                Build.TOOL,
                "content",
                document.content()));
    }

    private Sealed adopt() {
        byte[] stored = blob.bytes();
        try {
            JWSObject seal = JWSObject.parse(new String(stored, StandardCharsets.US_ASCII));
            if (keys.made(seal) && isOfDocument(seal)) {
                return new Sealed(
                        blob.url(), Sha256.of(stored), seal.getHeader().getKeyID(), true);
            }
            throw refusal("is sealed by another key or over another content");
        } catch (ParseException | IOException notASeal) {
            throw refusal("is no seal");
        }
    }

    private boolean isOfDocument(JWSObject seal) throws IOException {
        JsonNode payload = RecordJson.read(seal.getPayload().toBytes());
        return SCHEMA.equals(payload.path("schema").asText())
                && document.subject().equals(payload.path("subject").asText())
                && Arrays.equals(
                        RecordJson.canonical(payload.path("content")), RecordJson.canonical(document.content()));
    }

    private RuntimeException refusal(String what) {
        return FailureType.REFUSED.failure(
                "Blob " + blob.url() + " exists already and " + what + ", and nothing in the vault is overwritten",
                null);
    }
}
