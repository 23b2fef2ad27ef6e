package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import dev.cordon.range.lro.Operation;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Access to the bytes of a disk or snapshot by a shared access signature, given and taken away. */
final class DiskAccess {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tenant tenant;
    private final LongRunning longRunning;

    DiskAccess(Tenant tenant) {
        this.tenant = tenant;
        this.longRunning = new LongRunning(tenant);
    }

    Answer begin(ArmRequest request, String action, ObjectNode source) {
        JsonNode body = request.body();
        int seconds = body.path("durationInSeconds").asInt();
        String access = body.path("access").asText();
        if (seconds <= 0 || access.isEmpty()) {
            throw ComputeAnswers.invalid("Required parameters 'access' and 'durationInSeconds' must be given.");
        }
        if (source.at("/properties/networkAccessPolicy").asText().equals("DenyAll")) {
            throw ComputeAnswers.notAllowed("Access to " + source.path("id").asText()
                    + " is denied by its networkAccessPolicy DenyAll. Change the policy to export it.");
        }
        Operation.Effect effect = state("ActiveSAS");
        ObjectNode result = Json.object().put("accessSAS", signature(request, source, seconds));
        return longRunning.both(request, longRunning.begin(request, action, source, effect, result), Answer.empty(202));
    }

    Answer end(ArmRequest request, String action, ObjectNode source) {
        Operation.Effect effect = state(source.has("managedBy") ? "Attached" : "Unattached");
        return longRunning.both(
                request, longRunning.begin(request, action, source, effect, Json.object()), Answer.empty(202));
    }

    private static Operation.Effect state(String diskState) {
        ObjectNode patch = Json.object();
        patch.putObject("properties").put("diskState", diskState);
        return new Operation.Effect(false, patch);
    }

    private String signature(ArmRequest request, ObjectNode source, int seconds) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        Instant end = tenant.clock().instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        return request.call().origin() + "/md-export/"
                + source.at("/properties/uniqueId").asText() + "/abcd?sv=2018-03-28"
                + "&sr=b&se=" + end + "&sp=r&sig="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
