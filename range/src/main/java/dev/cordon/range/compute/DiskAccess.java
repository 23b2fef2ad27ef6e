package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import dev.cordon.range.lro.Operation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        String signature = signature();
        Instant until = tenant.clock().instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        Operation.Effect effect = state("ActiveSAS");
        effect.patch().putObject("_access").put("digest", digest(signature)).put("until", until.toString());
        ObjectNode result = Json.object().put("accessSAS", address(request, source, until, signature));
        return longRunning.both(request, longRunning.begin(request, action, source, effect, result), Answer.empty(202));
    }

    Answer end(ArmRequest request, String action, ObjectNode source) {
        Operation.Effect effect = state(source.has("managedBy") ? "Attached" : "Unattached");
        effect.patch().putNull("_access");
        return longRunning.both(
                request, longRunning.begin(request, action, source, effect, Json.object()), Answer.empty(202));
    }

    private static Operation.Effect state(String diskState) {
        ObjectNode patch = Json.object();
        patch.putObject("properties").put("diskState", diskState);
        return new Operation.Effect(false, patch);
    }

    private static String address(ArmRequest request, ObjectNode source, Instant until, String signature) {
        return request.call().origin() + "/md-export/"
                + source.at("/properties/uniqueId").asText() + "/abcd?sv=2018-03-28"
                + "&sr=b&se=" + until + "&sp=r&sig=" + signature;
    }

    private static String signature() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a signature: enough to know it again, too little to use it. */
    static String digest(String signature) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(signature.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
