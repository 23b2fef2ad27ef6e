package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Preconditions;
import dev.cordon.range.http.Errors;
import java.util.Optional;
import java.util.UUID;

/**
 * The versions of Sentinel's resources. A write that names the version it was made from in its body's {@code etag} is
 * answered 409 where another one has overtaken it, as the service does, although its reference documents only
 * "ResourceWithEtag". One that names none overwrites what is there: the service took to that in every API version by
 * April 2022. A stale {@code If-Match} header is ARM's 412.
 *
 * @see <a href="https://github.com/Azure/azure-rest-api-specs/issues/13203">"Sentinel RP: empty etag should be accepted
 *     for update APIs"</a>
 */
final class Etags {
    private Etags() {}

    /** A new version, quoted inside its text as Sentinel has it. */
    static String next() {
        return "\"" + UUID.randomUUID().toString().replaceFirst("(-0*[0-9a-f]{4}){3}", "-0000-0000-0000") + "\"";
    }

    /** Holds a write to the version that it names, if it names one. */
    static void check(ArmRequest request, ObjectNode there) {
        Preconditions.etag(request, Optional.of(there));
        String given = request.body().path("etag").asText("");
        if (!given.isEmpty() && !given.equals("*") && !isSame(given, there)) {
            throw conflict(there);
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
