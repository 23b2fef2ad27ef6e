package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Preconditions;
import dev.cordon.range.http.Errors;
import java.util.Optional;
import java.util.UUID;

/**
 * The versions of Sentinel's resources. A write names the version that it was made from in its body's {@code etag}; one
 * that another write has overtaken is answered 409, as the service does, although its reference documents only
 * "ResourceWithEtag". A stale {@code If-Match} header is ARM's 412.
 */
final class Etags {
    private Etags() {}

    /** A new version, quoted inside its text as Sentinel has it. */
    static String next() {
        return "\"" + UUID.randomUUID().toString().replaceFirst("(-0*[0-9a-f]{4}){3}", "-0000-0000-0000") + "\"";
    }

    /**
     * Holds a write to the version that it names.
     *
     * @param required whether a write that names none is one made from nothing, and so overtaken
     */
    static void check(ArmRequest request, ObjectNode there, boolean required) {
        Preconditions.etag(request, Optional.of(there));
        String given = request.body().path("etag").asText();
        boolean named = !given.isEmpty() || request.call().header("If-Match").isPresent();
        if (named || required) {
            boolean current = given.isEmpty() ? named : given.equals("*") || isSame(given, there);
            if (!current) {
                throw conflict(there);
            }
        }
    }

    private static boolean isSame(String given, ObjectNode there) {
        return bare(given).equals(bare(there.path("etag").asText()));
    }

    private static String bare(String etag) {
        return etag.replace("\"", "");
    }

    private static RuntimeException conflict(ObjectNode there) {
        return Errors.refusal(
                409,
                "Conflict",
                "Newer version of resource '" + there.path("name").asText() + "' exists. Data was not saved");
    }
}
