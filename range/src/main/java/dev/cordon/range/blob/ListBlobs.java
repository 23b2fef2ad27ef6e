package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists a container's blobs, flat or by hierarchy, a page at a time. */
final class ListBlobs {
    private static final int LARGEST_PAGE = 5000;

    private final BlobCall call;
    private final String prefix;
    private final String delimiter;
    private final Set<String> include;

    private ListBlobs(BlobCall call) {
        this.call = call;
        this.prefix = call.query("prefix").orElse("");
        this.delimiter = call.query("delimiter").orElse("");
        this.include = Arrays.stream(call.query("include")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .split(","))
                .map(String::trim)
                .collect(Collectors.toSet());
    }

    static Answer answer(BlobCall call) {
        Succession.expire(call);
        return new ListBlobs(call).page();
    }

    private Answer page() {
        String marker = call.query("marker").map(ListBlobs::decode).orElse("");
        int most = pageSize(call);
        List<Map.Entry<String, Entry>> found = new ArrayList<>();
        for (Map.Entry<String, Entry> entry : entries().tailMap(marker, true).entrySet()) {
            if (found.size() > most) {
                break;
            }
            found.add(entry);
        }
        Xml xml = head();
        xml.open("Blobs");
        found.stream().limit(most).forEach(entry -> write(xml, entry.getValue()));
        xml.close();
        xml.text("NextMarker", found.size() > most ? encode(found.get(most).getKey()) : "");
        return Answer.text(200, "application/xml", xml.finish());
    }

    private Xml head() {
        Xml xml = new Xml("EnumerationResults")
                .attribute("ServiceEndpoint", serviceAddress(call))
                .attribute("ContainerName", call.containerName());
        echo(xml, call, "prefix", "Prefix");
        echo(xml, call, "marker", "Marker");
        echo(xml, call, "maxresults", "MaxResults");
        echo(xml, call, "delimiter", "Delimiter");
        return xml;
    }

    /** Every line of the listing under a key that sorts it: name, then snapshots and versions before the blob itself. */
    private NavigableMap<String, Entry> entries() {
        TreeMap<String, Entry> entries = new TreeMap<>();
        for (Map.Entry<String, BlobHistory> named :
                call.container().blobs.tailMap(prefix, true).entrySet()) {
            String name = named.getKey();
            if (!name.startsWith(prefix)) {
                break;
            }
            int cut = delimiter.isEmpty() ? -1 : name.indexOf(delimiter, prefix.length());
            if (cut < 0) {
                states(name, named.getValue(), entries);
            } else if (isVisible(named.getValue())) {
                String folder = name.substring(0, cut + delimiter.length());
                entries.put(folder, new Entry(folder, null, false));
            }
        }
        return entries;
    }

    private boolean isVisible(BlobHistory history) {
        TreeMap<String, Entry> shown = new TreeMap<>();
        states("", history, shown);
        return !shown.isEmpty();
    }

    private void states(String name, BlobHistory history, Map<String, Entry> entries) {
        if (include.contains("snapshots")) {
            history.snapshots.forEach((id, blob) -> entries.put(name + "\u0000s" + id, new Entry(name, blob, false)));
        }
        if (include.contains("versions")) {
            history.versions.forEach((id, blob) -> entries.put(name + "\u0000v" + id, new Entry(name, blob, false)));
        }
        if (include.contains("deleted")) {
            int number = 0;
            for (Blob blob : history.softDeleted) {
                entries.put(name + "\u0000d" + number, new Entry(name, blob, false));
                number++;
            }
        }
        if (history.current != null) {
            entries.put(name + "\u0000z", new Entry(name, history.current, true));
        } else if (include.contains("uncommittedblobs") && !history.uncommitted.isEmpty()) {
            Blob empty =
                    new Blob(BlobType.BLOCK, call.now(), new ContentProperties(null, null, null, null, null, null));
            entries.put(name + "\u0000z", new Entry(name, empty, true));
        }
    }

    private void write(Xml xml, Entry entry) {
        Blob blob = entry.blob();
        if (blob == null) {
            xml.open("BlobPrefix").text("Name", entry.name()).close();
            return;
        }
        xml.open("Blob").text("Name", entry.name());
        xml.text("Deleted", blob.deleted == null ? null : true);
        xml.text("Snapshot", blob.snapshot);
        if (include.contains("versions")) {
            xml.text("VersionId", blob.versionId);
            xml.text("IsCurrentVersion", (blob.versionId != null && entry.current()) ? true : null);
        }
        properties(xml, blob, entry.current());
        if (include.contains("metadata")) {
            xml.open("Metadata");
            blob.metadata.forEach(xml::text);
            xml.close();
        }
        if (include.contains("tags") && !blob.tags.isEmpty()) {
            xml.open("Tags");
            Attributes.writeTagSet(xml, blob.tags);
            xml.close();
        }
        xml.close();
    }

    private void properties(Xml xml, Blob blob, boolean current) {
        ContentProperties content = blob.content;
        xml.open("Properties")
                .text("Creation-Time", Timestamps.http(blob.created))
                .text("Last-Modified", Timestamps.http(blob.modified))
                .text("Etag", blob.etag.replace("\"", ""))
                .text("Content-Length", blob.length())
                .text("Content-Type", content.type() == null ? "application/octet-stream" : content.type())
                .text("Content-Encoding", content.encoding())
                .text("Content-Language", content.language())
                .text("Content-MD5", content.md5())
                .text("Cache-Control", content.cacheControl())
                .text("Content-Disposition", content.disposition());
        kind(xml, blob);
        if (current) {
            lease(xml, blob);
        }
        if (include.contains("copy") && blob.copy != null) {
            copy(xml, blob.copy);
        }
        xml.text("ServerEncrypted", true);
        xml.text("TagCount", blob.tags.isEmpty() ? null : blob.tags.size());
        guards(xml, blob);
        if (blob.deleted != null) {
            xml.text("DeletedTime", Timestamps.http(blob.deleted))
                    .text("RemainingRetentionDays", call.account().deleteRetentionDays());
        }
        xml.close();
    }

    private static void kind(Xml xml, Blob blob) {
        xml.text("BlobType", blob.type.wireName());
        if (blob.type == BlobType.PAGE) {
            xml.text("x-ms-blob-sequence-number", blob.sequenceNumber);
        } else if (blob.type == BlobType.BLOCK) {
            xml.text("AccessTier", blob.tier == null ? "Hot" : blob.tier);
            xml.text("AccessTierInferred", blob.tier == null ? true : null);
        }
        xml.text("Sealed", blob.sealed ? true : null);
    }

    private void lease(Xml xml, Blob blob) {
        boolean held = blob.lease != null && blob.lease.holdsAt(call.now());
        xml.text("LeaseStatus", held ? "locked" : "unlocked");
        xml.text("LeaseState", blob.lease == null ? "available" : blob.lease.stateAt(call.now()));
        xml.text("LeaseDuration", held && blob.lease != null ? Described.duration(blob.lease) : null);
    }

    private static void copy(Xml xml, CopyState copy) {
        xml.text("CopyId", copy.id())
                .text("CopyStatus", copy.status())
                .text("CopySource", copy.source())
                .text("CopyProgress", copy.progress())
                .text("CopyCompletionTime", Timestamps.http(copy.completed()));
    }

    private void guards(Xml xml, Blob blob) {
        if (include.contains("immutabilitypolicy") && blob.retainedUntil != null) {
            xml.text("ImmutabilityPolicyUntilDate", Timestamps.http(blob.retainedUntil))
                    .text("ImmutabilityPolicyMode", blob.retentionLocked ? "locked" : "unlocked");
        }
        if (include.contains("legalhold")) {
            xml.text("LegalHold", blob.legalHold ? true : null);
        }
    }

    static int pageSize(BlobCall call) {
        String text = call.query("maxresults").orElse(String.valueOf(LARGEST_PAGE));
        try {
            int size = Integer.parseInt(text);
            if (size < 1) {
                throw StorageError.of(
                        400,
                        "OutOfRangeQueryParameterValue",
                        "A query parameter specified in the request URI is outside the permissible range: maxresults.");
            }
            return Math.min(size, LARGEST_PAGE);
        } catch (NumberFormatException malformed) {
            throw StorageError.invalidQuery("maxresults", text);
        }
    }

    static String serviceAddress(BlobCall call) {
        String origin = call.call().origin() + "/";
        return call.target().pathStyle() ? origin + call.account().name() + "/" : origin;
    }

    static void echo(Xml xml, BlobCall call, String parameter, String element) {
        xml.text(
                element, call.query(parameter).filter(value -> !value.isEmpty()).orElse(null));
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw StorageError.invalidQuery("marker", marker);
        }
    }

    private record Entry(String name, @Nullable Blob blob, boolean current) {}
}
