package dev.cordon.fake;

import com.google.protobuf.ByteString;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.custody.Provenance;
import dev.cordon.capability.vault.VaultActivities;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.capability.vault.VaultExpectation;
import dev.cordon.capability.vault.VaultState;
import dev.cordon.capability.vault.VaultState.Immutability;
import dev.cordon.capability.vault.VaultState.ProtectedAppends;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.GlobalDataConverter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A vault as it is set, and what is stored in it as bytes. */
public record FakeVault(FakeAzure azure) implements VaultActivities {
    /** A vault that falls short of nothing. */
    public static final VaultState LOCKED = new VaultState(
            Seed.POLICY.vaultContainer(),
            Seed.id("rg-forensic-prod", "Microsoft.Storage/storageAccounts", "stforensicirprodweu"),
            "westeurope",
            Immutability.CONTAINER,
            true,
            2555,
            ProtectedAppends.NONE,
            true,
            false,
            List.of());

    /** The same vault, with a policy that anybody may shorten. */
    public static final VaultState UNLOCKED = new VaultState(
            LOCKED.container(),
            LOCKED.accountId(),
            LOCKED.region(),
            LOCKED.immutability(),
            false,
            LOCKED.retentionDays(),
            LOCKED.appends(),
            true,
            false,
            List.of());

    static final Provenance PROVENANCE = new Provenance(
            Instant.parse("2026-05-23T03:00:00Z"),
            Instant.parse("2026-05-23T03:00:01Z"),
            "principal-cordon",
            "cordon in memory",
            "activity",
            1,
            "5f0c1f0e-0000-5000-8000-000000000001");

    @Override
    public VaultCheck check(VaultExpectation expectation) {
        synchronized (azure) {
            azure.asked("vault.observe", "vault");
            VaultState state = azure.vault();
            if (!expectation.container().equals(state.container())) {
                throw FailureType.NOT_FOUND.failure("there is no container " + expectation.container(), null);
            }
            List<String> shortcomings = new ArrayList<>();
            if (!state.locked()) {
                shortcomings.add("its immutability policy is not locked");
            }
            if (state.retentionDays() < expectation.minimumRetentionDays()) {
                shortcomings.add("it retains for " + state.retentionDays() + " days only");
            }
            if (!expectation.regions().isEmpty() && !expectation.regions().contains(state.region())) {
                shortcomings.add("it lies in " + state.region() + ", where evidence may lie in "
                        + String.join(", ", expectation.regions()));
            }
            return new VaultCheck(state, shortcomings, PROVENANCE);
        }
    }

    static byte[] json(Object content) {
        return GlobalDataConverter.get()
                .toPayload(content)
                .orElseThrow()
                .getData()
                .toByteArray();
    }

    /** What the JSON says. */
    static Object value(String json) {
        Payload payload = Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFromUtf8(json))
                .build();
        return GlobalDataConverter.get().fromPayload(payload, Object.class, Object.class);
    }

    static <T> T read(byte[] json, Class<T> type) {
        Payload payload = Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFrom(json))
                .build();
        return GlobalDataConverter.get().fromPayload(payload, type, type);
    }

    public static String sha256(byte[] stored) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(stored));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
