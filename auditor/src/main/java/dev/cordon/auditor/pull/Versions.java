package dev.cordon.auditor.pull;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every version that goes by one name, the oldest first. Where versions are kept, whoever may write can give a name
 * another one, and readers who ask for the name get that.
 *
 * @param name within the run's folder
 */
record Versions(String name, List<BlobItem> items) {
    private static final Comparator<BlobItem> OLDEST_FIRST =
            Comparator.comparing(BlobItem::getVersionId, Comparator.nullsFirst(Comparator.naturalOrder()));

    Versions {
        items = items.stream().sorted(OLDEST_FIRST).toList();
    }

    /** Whatever lies, or lay, in a folder. */
    static List<Versions> in(BlobContainerClient container, String prefix) {
        Map<String, List<BlobItem>> named = new TreeMap<>();
        container
                .listBlobs(options(prefix), null)
                .forEach(item -> named.computeIfAbsent(item.getName(), name -> new ArrayList<>())
                        .add(item));
        return named.entrySet().stream()
                .map(each -> new Versions(each.getKey().substring(prefix.length()), each.getValue()))
                .toList();
    }

    BlobItem oldest() {
        return items.get(0);
    }

    /** The version of an id; the oldest for null, and where there is no such version. */
    BlobItem meant(@Nullable String id) {
        return items.stream()
                .filter(item -> id != null && id.equals(item.getVersionId()))
                .findFirst()
                .orElse(oldest());
    }

    /** Ids of all versions but one. */
    List<String> others(BlobItem one) {
        return items.stream()
                .filter(item -> !item.equals(one))
                .map(BlobItem::getVersionId)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether the name leads to none of them any more. */
    boolean gone() {
        return items.stream()
                .noneMatch(item -> item.getVersionId() == null || Boolean.TRUE.equals(item.isCurrentVersion()));
    }

    private static ListBlobsOptions options(String prefix) {
        return new ListBlobsOptions().setPrefix(prefix).setDetails(new BlobListDetails().setRetrieveVersions(true));
    }
}
