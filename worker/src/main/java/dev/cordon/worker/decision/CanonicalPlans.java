package dev.cordon.worker.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.plan.PlanActivities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** Hashes plans as canonical JSON (RFC 8785): one plan has one hash, whoever writes it down. */
final class CanonicalPlans implements PlanActivities {
    private final ObjectMapper json = new ObjectMapper();

    @Override
    public String hash(Plan plan) {
        return HexFormat.of().formatHex(sha256(canonical(plan)));
    }

    private byte[] canonical(Plan plan) {
        try {
            return new JsonCanonicalizer(json.writeValueAsString(plan)).getEncodedUTF8();
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
