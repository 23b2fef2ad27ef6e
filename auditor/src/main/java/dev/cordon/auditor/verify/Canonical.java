package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.auditor.pack.PackJson;
import java.io.IOException;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;

/** Canonical JSON (RFC 8785). */
final class Canonical {
    private Canonical() {}

    /**
     * Reads JSON that has to be canonical.
     *
     * @throws IOException if it is no JSON, or not canonical
     */
    static JsonNode read(byte[] bytes) throws IOException {
        if (!Arrays.equals(new JsonCanonicalizer(bytes).getEncodedUTF8(), bytes)) {
            throw new IOException("it is no canonical JSON (RFC 8785)");
        }
        return PackJson.mapper().readTree(bytes);
    }

    /** Whether two values are one; text and numbers can be compared like that, too. */
    static boolean same(JsonNode one, JsonNode other) {
        return Arrays.equals(
                write(PackJson.mapper().createArrayNode().add(one)),
                write(PackJson.mapper().createArrayNode().add(other)));
    }

    /** An object or an array. */
    static byte[] write(JsonNode node) {
        try {
            return new JsonCanonicalizer(PackJson.mapper().writeValueAsBytes(node)).getEncodedUTF8();
        } catch (IOException impossible) {
            throw new IllegalStateException("a JSON value can be written", impossible);
        }
    }
}
