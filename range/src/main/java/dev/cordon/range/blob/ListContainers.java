package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import java.util.List;

/** Lists an account's containers, a page at a time. */
final class ListContainers {
    private ListContainers() {}

    static Answer answer(BlobCall call) {
        String prefix = call.query("prefix").orElse("");
        String marker = call.query("marker").orElse("");
        int most = ListBlobs.pageSize(call);
        List<Container> containers = call.account().containers().values().stream()
                .filter(container -> container.name.startsWith(prefix) && container.name.compareTo(marker) >= 0)
                .limit(most + 1L)
                .toList();
        Xml xml = new Xml("EnumerationResults").attribute("ServiceEndpoint", ListBlobs.serviceAddress(call));
        ListBlobs.echo(xml, call, "prefix", "Prefix");
        ListBlobs.echo(xml, call, "marker", "Marker");
        ListBlobs.echo(xml, call, "maxresults", "MaxResults");
        xml.open("Containers");
        containers.stream().limit(most).forEach(container -> write(xml, call, container));
        xml.close();
        xml.text("NextMarker", containers.size() > most ? containers.get(most).name : "");
        return Answer.text(200, "application/xml", xml.finish());
    }

    private static void write(Xml xml, BlobCall call, Container container) {
        boolean leased = container.lease != null && container.lease.holdsAt(call.now());
        xml.open("Container").text("Name", container.name).open("Properties");
        xml.text("Last-Modified", Timestamps.http(container.modified))
                .text("Etag", container.etag)
                .text("LeaseStatus", leased ? "locked" : "unlocked")
                .text("LeaseState", container.leaseState(call.now()))
                .text("PublicAccess", container.publicAccess.isEmpty() ? null : container.publicAccess)
                .text("DefaultEncryptionScope", "$account-encryption-key")
                .text("DenyEncryptionScopeOverride", false)
                .text("HasImmutabilityPolicy", container.policy != null)
                .text("HasLegalHold", !container.legalHolds.isEmpty())
                .text("ImmutableStorageWithVersioningEnabled", container.versionLevelImmutability)
                .close();
        if (call.query("include")
                .filter(include -> include.contains("metadata"))
                .isPresent()) {
            xml.open("Metadata");
            container.metadata.forEach(xml::text);
            xml.close();
        }
        xml.close();
    }
}
