package dev.cordon.auditor.pull;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.nimbusds.jose.JWSObject;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.auditor.pack.UnreadablePack;
import java.io.IOException;
import java.text.ParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the run that an auditor means; of several the one that was sealed last and has its history archived. */
final class RunSearch {
    private final BlobContainerClient container;
    private final List<BlobItem> blobs;
    private final Set<RunFolder> archived;

    RunSearch(BlobContainerClient container) {
        this.container = container;
        this.blobs = Versions.in(container, "").stream()
                .map(Versions::oldest)
                .filter(blob -> !RunFolder.of(blob).run().isEmpty())
                .toList();
        this.archived = blobs.stream()
                .filter(blob -> blob.getName().endsWith("/" + Pack.HISTORY_SEAL))
                .map(RunFolder::of)
                .collect(Collectors.toSet());
    }

    /** Every run with a manifest, those first of which all can be verified, the newest first. */
    List<SealedRun> all() {
        return manifests(blob -> true).map(this::described).toList();
    }

    /** @throws UnreadablePack if there is none */
    RunFolder find(@Nullable String meant, @Nullable String runbook) {
        Predicate<BlobItem> fits =
                blob -> runbook == null || described(blob).runbook().equals(runbook);
        return manifests(blob -> meant == null || named(blob, meant))
                .filter(fits)
                .findFirst()
                .or(() -> blobs.stream()
                        .filter(blob -> meant != null && runbook == null && named(blob, meant))
                        .findFirst())
                .or(() -> manifests(fits)
                        .filter(blob -> described(blob).workflowId().equals(meant))
                        .findFirst())
                .map(RunFolder::of)
                .orElseThrow(() -> new UnreadablePack("the vault " + container.getBlobContainerUrl()
                        + (meant == null ? " has no sealed run" : " knows no run, workflow or incident " + meant)
                        + (runbook == null ? "" : " of " + runbook)));
    }

    private Stream<BlobItem> manifests(Predicate<BlobItem> which) {
        Comparator<BlobItem> complete = Comparator.comparing(blob -> archived.contains(RunFolder.of(blob)));
        return blobs.stream()
                .filter(blob -> blob.getName().endsWith("/" + Pack.MANIFEST))
                .filter(which)
                .sorted(complete.thenComparing(blob -> blob.getProperties().getLastModified())
                        .reversed());
    }

    private static boolean named(BlobItem blob, String meant) {
        RunFolder folder = RunFolder.of(blob);
        return folder.run().equals(meant) || folder.incident().equals(meant);
    }

    /** Nothing but the manifest says which workflow a run is of. */
    private SealedRun described(BlobItem manifest) {
        RunFolder folder = RunFolder.of(manifest);
        JsonNode content = content(manifest);
        return new SealedRun(
                folder.incident(),
                folder.run(),
                content.path("runbook").asText(""),
                content.path("workflowId").asText(""),
                content.path("verdict").asText(""),
                manifest.getProperties().getLastModified().toInstant(),
                archived.contains(folder));
    }

    private JsonNode content(BlobItem manifest) {
        try {
            String text = client(manifest).downloadContent().toString();
            return PackJson.mapper()
                    .readTree(JWSObject.parse(text).getPayload().toBytes())
                    .path("content");
        } catch (IOException | ParseException otherwiseMade) {
            return MissingNode.getInstance();
        }
    }

    private BlobClient client(BlobItem blob) {
        return blob.getVersionId() == null
                ? container.getBlobClient(blob.getName())
                : container.getBlobVersionClient(blob.getName(), blob.getVersionId());
    }
}
