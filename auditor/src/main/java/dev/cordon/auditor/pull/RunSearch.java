package dev.cordon.auditor.pull;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSObject;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.auditor.pack.UnreadablePack;
import java.io.IOException;
import java.text.ParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the run that an auditor means; of several the one whose manifest is the newest. */
final class RunSearch {
    private final BlobContainerClient container;

    RunSearch(BlobContainerClient container) {
        this.container = container;
    }

    /** @throws UnreadablePack if there is none */
    RunFolder find(@Nullable String meant) {
        List<BlobItem> blobs = Versions.in(container, "").stream()
                .map(Versions::oldest)
                .filter(blob -> !RunFolder.of(blob).run().isEmpty())
                .toList();
        return newest(blobs.stream()
                        .filter(blob -> isManifest(blob) && (meant == null || named(blob, meant)))
                        .toList())
                .or(() -> blobs.stream()
                        .filter(blob -> meant != null && named(blob, meant))
                        .map(RunFolder::of)
                        .findFirst())
                .or(() -> newest(blobs.stream()
                        .filter(blob -> isManifest(blob) && meant != null && ofWorkflow(blob, meant))
                        .toList()))
                .orElseThrow(() -> new UnreadablePack("the vault " + container.getBlobContainerUrl()
                        + (meant == null ? " has no sealed run" : " knows no run, workflow or incident " + meant)));
    }

    private static Optional<RunFolder> newest(List<BlobItem> manifests) {
        return manifests.stream()
                .max(Comparator.comparing(blob -> blob.getProperties().getLastModified()))
                .map(RunFolder::of);
    }

    private static boolean isManifest(BlobItem blob) {
        return blob.getName().endsWith("/" + Pack.MANIFEST);
    }

    private static boolean named(BlobItem blob, String meant) {
        RunFolder folder = RunFolder.of(blob);
        return folder.run().equals(meant) || folder.incident().equals(meant);
    }

    private BlobClient client(BlobItem blob) {
        return blob.getVersionId() == null
                ? container.getBlobClient(blob.getName())
                : container.getBlobVersionClient(blob.getName(), blob.getVersionId());
    }

    /** Nothing but the manifest says which workflow a run is of. */
    private boolean ofWorkflow(BlobItem manifest, String meant) {
        try {
            String text = client(manifest).downloadContent().toString();
            JsonNode seal = PackJson.mapper()
                    .readTree(JWSObject.parse(text).getPayload().toBytes());
            return seal.at("/content/workflowId").asText().equals(meant);
        } catch (IOException | ParseException otherwiseMade) {
            return false;
        }
    }
}
