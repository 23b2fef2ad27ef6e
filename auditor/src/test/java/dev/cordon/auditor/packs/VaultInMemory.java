package dev.cordon.auditor.packs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.auditor.pack.Digest;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.auditor.pack.PullRecord;
import dev.cordon.auditor.pack.PulledBlob;
import dev.cordon.auditor.verify.Dossier;
import dev.cordon.capability.custody.Appended;
import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.Provenance;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.decision.SignatureCheck;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.ActivityLogSlice;
import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.history.HistoryToArchive;
import dev.cordon.capability.image.ExportedImage;
import dev.cordon.capability.image.HashedImage;
import dev.cordon.capability.image.ImageOrder;
import dev.cordon.capability.image.ImageToHash;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordToKeep;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A vault that keeps the bytes, signs for real, and answers as the workers' own do. */
final class VaultInMemory {
    private static final String VERSION = "2026-05-23T03:00:00.0000000Z";

    private final NavigableMap<String, byte[]> blobs = new ConcurrentSkipListMap<>();
    private final ECKey sealKey;
    private final Supplier<WorkflowClient> temporal;

    VaultInMemory(ECKey sealKey, Supplier<WorkflowClient> temporal) {
        this.sealKey = sealKey;
        this.temporal = temporal;
    }

    /** The answer to a call; null if somebody else has it. */
    @Nullable Object answer(@Nullable Object argument, Provenance provenance) {
        if (argument instanceof RecordToAppend order) {
            String name = order.record().blob();
            return new Appended(order.container() + "/" + name, put(name, Signing.canonical(order.record())));
        }
        if (argument instanceof DocumentToSeal document) {
            String name = document.blob();
            String sha256 = put(name, seal(document).getBytes(StandardCharsets.US_ASCII));
            return new Sealed(document.container() + "/" + name, sha256, sealKey.getKeyID(), false);
        }
        if (argument instanceof ChainPlace place) {
            return chain(place);
        }
        if (argument instanceof HistoryToArchive order) {
            return archived(order, provenance);
        }
        if (argument instanceof Decision decision) {
            return checked(decision);
        }
        return evidence(argument, provenance);
    }

    private @Nullable Object evidence(@Nullable Object argument, Provenance provenance) {
        if (argument instanceof RecordToKeep record) {
            byte[] bytes = plain(record.content());
            String sha256 = put(record.blob(), bytes);
            return new KeptRecord(
                    record.container() + "/" + record.blob(), sha256, bytes.length, VERSION, false, provenance);
        }
        if (argument instanceof ActivityLogSlice slice) {
            byte[] bytes = plain(Map.of("query", slice, "events", List.of()));
            return new ActivityLogExport(
                    slice.container() + "/" + slice.blob(),
                    put(slice.blob(), bytes),
                    bytes.length,
                    VERSION,
                    0,
                    1,
                    false,
                    provenance);
        }
        if (argument instanceof ImageOrder image) {
            byte[] bytes = plain(image.snapshot().id());
            put(image.blob(), bytes);
            return new ExportedImage(
                    image.container() + "/" + image.blob(), "etag", bytes.length, VERSION, false, provenance);
        }
        if (argument instanceof ImageToHash image) {
            byte[] bytes = Objects.requireNonNull(blobs.get(image.blob()));
            return new HashedImage(Digest.sha256(bytes), bytes.length, 0, provenance);
        }
        return null;
    }

    /** Writes every run's folder below a folder, with what Azure would have said of it. */
    void writeTo(Path root) throws IOException {
        for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
            Path file = root.resolve(blob.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, blob.getValue());
        }
        for (String folder :
                blobs.keySet().stream().map(VaultInMemory::folder).distinct().toList()) {
            Files.write(root.resolve(folder).resolve(PullRecord.NAME), plain(pulled(folder)));
        }
    }

    private PullRecord pulled(String folder) {
        return new PullRecord(
                PullRecord.SCHEMA,
                Instant.now(),
                "https://stforensicirprodweu.blob.core.windows.net/ir-evidence",
                true,
                false,
                false,
                "none",
                blobs.entrySet().stream()
                        .filter(blob -> folder(blob.getKey()).equals(folder))
                        .map(blob -> new PulledBlob(
                                blob.getKey().substring(folder.length() + 1),
                                VERSION,
                                "etag",
                                blob.getValue().length,
                                Instant.now(),
                                null,
                                null,
                                null,
                                false,
                                Map.of(),
                                true,
                                List.of(),
                                false))
                        .toList());
    }

    private static String folder(String blob) {
        String[] parts = blob.split("/", 3);
        return parts[0] + "/" + parts[1];
    }

    private String put(String name, byte[] bytes) {
        byte[] there = blobs.putIfAbsent(name, bytes);
        return Digest.sha256(there == null ? bytes : there);
    }

    private String seal(DocumentToSeal document) {
        ObjectNode payload = PackJson.mapper().createObjectNode();
        payload.put("schema", "cordon.seal/1");
        payload.put("subject", document.subject());
        payload.put("sealedAt", Instant.now().toString());
        payload.put("principal", "principal-cordon");
        payload.put("tool", Dossier.TOOL);
        payload.set("content", PackJson.mapper().valueToTree(document.content()));
        return Signing.seal(sealKey, payload);
    }

    /** Told as workers of earlier builds tell it, without what stands in the chain from outside. */
    private Chain chain(ChainPlace place) {
        String prefix = CustodyRecord.folder(place.incidentId(), place.runId()) + "/";
        List<byte[]> records = blobs.entrySet().stream()
                .filter(blob -> blob.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .toList();
        byte[] manifest = blobs.get(place.incidentId() + "/" + place.runId() + "/manifest.jws");
        return new Chain(
                records.size(),
                records.isEmpty() ? CustodyRecord.FIRST : Digest.sha256(records.get(records.size() - 1)),
                manifest == null ? null : Digest.sha256(manifest));
    }

    private ArchivedHistory archived(HistoryToArchive order, Provenance provenance) {
        String status = closed(order);
        WorkflowExecutionHistory history = temporal.get().fetchHistory(order.workflowId(), order.runId());
        byte[] bytes = asServersWriteIt(history, order.workflowId());
        return new ArchivedHistory(
                order.container() + "/" + order.blob(),
                put(order.blob(), bytes),
                bytes.length,
                VERSION,
                history.getEvents().size(),
                status,
                Instant.now(),
                provenance);
    }

    /** The server of the tests leaves out the workflow's id, which others write. */
    private static byte[] asServersWriteIt(WorkflowExecutionHistory history, String workflowId) {
        try {
            ObjectNode json = (ObjectNode) PackJson.mapper().readTree(history.toJson(false));
            ((ObjectNode) json.at("/events/0/workflowExecutionStartedEventAttributes")).put("workflowId", workflowId);
            return PackJson.mapper().writeValueAsBytes(json);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String closed(HistoryToArchive order) {
        try {
            temporal.get()
                    .newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                            .setWorkflowId(order.workflowId())
                            .setRunId(order.runId())
                            .build())
                    .getResult(Object.class);
            return "Completed";
        } catch (WorkflowFailedException ended) {
            return "Failed";
        }
    }

    private static SignatureCheck checked(Decision decision) {
        try {
            List<String> how =
                    SignedJWT.parse(decision.signature()).getJWTClaimsSet().getStringListClaim("amr");
            return new SignatureCheck(true, "", String.join(", ", how));
        } catch (ParseException malformed) {
            return SignatureCheck.refused("it is not a JWS in compact form");
        }
    }

    private static byte[] plain(Object content) {
        try {
            return PackJson.mapper().writeValueAsBytes(content);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
