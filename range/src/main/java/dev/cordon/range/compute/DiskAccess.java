package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import dev.cordon.range.lro.Operation;
import dev.cordon.range.tenant.HandedOut.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * Access to the bytes of a disk or snapshot by a shared access signature, given and taken away.
 *
 * <p>Who asks again while access is given gets the same address, which ends when it was to end; only after
 * {@code endGetAccess} is there a new one. After a restart of the range the old address may be unknown: then a new one
 * takes its place. At most five snapshots of one disk can be given access to at once, as Azure documents; the code of
 * that refusal is the range's choice.
 */
final class DiskAccess {
    private static final int MOST_OF_FAMILY = 5;
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
        Optional<ObjectNode> given = given(source, action);
        if (given.isPresent()) {
            Operation.Effect nothing = state("ActiveSAS");
            return longRunning.both(
                    request, longRunning.begin(request, action, source, nothing, given.get()), Answer.empty(202));
        }
        requireFewOfFamily(source);
        String signature = signature();
        Instant until = tenant.clock().instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        Operation.Effect effect = state("ActiveSAS");
        effect.patch().putObject("_access").put("digest", digest(signature)).put("until", until.toString());
        ObjectNode result = Json.object().put("accessSAS", address(request, source, until, signature));
        tenant.handedOut().note(Kind.ACCESS_SIGNATURE, source.path("id").asText(), signature);
        return longRunning.both(request, longRunning.begin(request, action, source, effect, result), Answer.empty(202));
    }

    /** What was answered when the access that is given now was asked for. */
    private Optional<ObjectNode> given(ObjectNode source, String action) {
        return isGiven(source)
                ? tenant.operations().lastResult(source.path("id").asText(), action)
                : Optional.empty();
    }

    private boolean isGiven(ObjectNode resource) {
        String until = resource.at("/_access/until").asText();
        return !until.isEmpty() && Instant.parse(until).isAfter(tenant.clock().instant());
    }

    private void requireFewOfFamily(ObjectNode source) {
        String family = source.at("/properties/incrementalSnapshotFamilyId").asText();
        if (family.isEmpty()) {
            return;
        }
        long given = tenant.store().all().stream()
                .filter(other -> other.at("/properties/incrementalSnapshotFamilyId")
                        .asText()
                        .equals(family))
                .filter(this::isGiven)
                .count();
        if (given >= MOST_OF_FAMILY) {
            throw ComputeAnswers.notAllowed("Access is given to " + given + " snapshots of the incremental family "
                    + family + " already, and no more are allowed at once. Call EndGetAccess on one of them.");
        }
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
