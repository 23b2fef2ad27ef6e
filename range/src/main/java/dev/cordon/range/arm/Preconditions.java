package dev.cordon.range.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Refusal;
import dev.cordon.range.lro.Operation;
import java.util.Optional;

/** What a write may ask of, or meet in, the resource as it stands. */
public final class Preconditions {
    private Preconditions() {}

    /** Holds a write to its {@code If-Match} and {@code If-None-Match}; 412 where they fail. */
    public static void etag(ArmRequest request, Optional<ObjectNode> existing) {
        String etag = existing.map(resource -> resource.path("etag").asText()).orElse("");
        request.call()
                .header("If-Match")
                .filter(wanted -> !matches(wanted, etag, existing))
                .ifPresent(wanted -> {
                    throw failed(request, "If-Match", wanted);
                });
        request.call()
                .header("If-None-Match")
                .filter(unwanted -> matches(unwanted, etag, existing))
                .ifPresent(unwanted -> {
                    throw failed(request, "If-None-Match", unwanted);
                });
    }

    private static boolean matches(String wanted, String etag, Optional<ObjectNode> existing) {
        return wanted.equals("*")
                ? existing.isPresent()
                : !etag.isEmpty() && bare(wanted).equals(bare(etag));
    }

    private static String bare(String etag) {
        return etag.replaceFirst("^W/", "").replace("\"", "").trim();
    }

    private static Refusal failed(ArmRequest request, String header, String value) {
        return Errors.refusal(
                412,
                "PreconditionFailed",
                "Precondition failed for resource " + request.path() + ": " + header + " was '" + value + "'.");
    }

    /** Refuses a write while another one is in progress on the same resource. */
    public static void idle(Tenant tenant, ArmRequest request, String resourceId, String code) {
        Optional<Operation> busy = tenant.operations().inProgressOn(resourceId);
        if (busy.isPresent()) {
            throw Errors.refusal(
                    409,
                    code,
                    "Another operation on this or dependent resource is in progress. To retrieve status of the"
                            + " operation use uri: " + request.call().origin()
                            + busy.get().path() + "?api-version=" + request.apiVersion() + ".");
        }
    }
}
