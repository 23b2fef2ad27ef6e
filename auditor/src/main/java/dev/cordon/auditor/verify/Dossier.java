package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cordon.auditor.history.HistoryFile;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.custody.SealedHistory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A pack as it was read, whatever of it could be: what the checks look at. */
public final class Dossier {
    /** The build that looks at it. */
    public static final String TOOL = Build.TOOL;

    private final Pack pack;
    private final AuditorKeys keys;
    private final List<Reading<Link>> chain;
    private final Reading<Seal> manifestSeal;
    private final Reading<Manifest> manifest;
    private final Reading<Seal> historySeal;
    private final Reading<SealedHistory> sealedHistory;
    private final Reading<HistoryFile> history;

    private Dossier(Pack pack, AuditorKeys keys) {
        this.pack = pack;
        this.keys = keys;
        this.chain = Link.all(pack);
        this.manifestSeal = seal(Pack.MANIFEST, "nothing vouches for the order and completeness of the record");
        this.manifest = content(Pack.MANIFEST, manifestSeal, Manifest.class);
        this.historySeal = seal(Pack.HISTORY_SEAL, "nothing vouches for the history");
        this.sealedHistory = content(Pack.HISTORY_SEAL, historySeal, SealedHistory.class);
        this.history = pack.has(Pack.HISTORY)
                ? Reading.of(
                        Pack.HISTORY, () -> HistoryFile.of(Pack.HISTORY, pack.bytes(Pack.HISTORY), keys.ofPayloads()))
                : Reading.missing("there is no " + Pack.HISTORY);
    }

    /** Reads a pack. */
    public static Dossier of(Pack pack, AuditorKeys keys) {
        return new Dossier(pack, keys);
    }

    public Pack pack() {
        return pack;
    }

    TrustedKeys sealKeys() {
        return keys.ofSeals();
    }

    TrustedKeys decisionKeys() {
        return keys.ofDecisions();
    }

    List<Reading<Link>> chain() {
        return chain;
    }

    /** The custody records that could be read, in order. */
    List<Link> links() {
        return chain.stream().flatMap(link -> link.found().stream()).toList();
    }

    Reading<Seal> manifestSeal() {
        return manifestSeal;
    }

    Reading<Manifest> manifest() {
        return manifest;
    }

    /** The manifest as it stands in its seal; a missing node if it cannot be read. */
    JsonNode manifestJson() {
        return manifestSeal.found().map(Seal::content).orElse(MissingNode.getInstance());
    }

    Reading<Seal> historySeal() {
        return historySeal;
    }

    Reading<SealedHistory> sealedHistory() {
        return sealedHistory;
    }

    Reading<HistoryFile> history() {
        return history;
    }

    /** The manifest as it was sealed, if it can be read. */
    public Optional<Manifest> sealedManifest() {
        return manifest.found();
    }

    /** The records of the chain of custody that can be read, in order. */
    public List<CustodyRecord> custody() {
        return links().stream().map(Link::record).toList();
    }

    /** The keys that the seals name. */
    public List<KeyOfSeal> signingKeys() {
        return Stream.of(new Named("manifest", manifestSeal), new Named("history", historySeal))
                .flatMap(named -> named.seal().found().stream()
                        .map(seal -> new KeyOfSeal(
                                named.subject(),
                                seal.keyId(),
                                keys.ofSeals().fingerprint(seal.keyId()).orElse("unknown"))))
                .toList();
    }

    /** A key that a seal names; its thumbprint is {@code unknown} if it is not trusted. */
    public record KeyOfSeal(String signed, String id, String thumbprint) {}

    private record Named(String subject, Reading<Seal> seal) {}

    /** The history if it could be read, payloads and all. */
    Optional<HistoryFile> readableHistory() {
        return history.found().filter(read -> read.lackingKeys().isEmpty());
    }

    private Reading<Seal> seal(String name, String without) {
        return pack.has(name)
                ? Reading.of(name, () -> Seal.read(pack.bytes(name)))
                : Reading.missing("there is no " + name + ": " + without);
    }

    private static <T> Reading<T> content(String name, Reading<Seal> seal, Class<T> type) {
        return seal.found()
                .map(found -> Reading.of(name, () -> found.contentAs(type)))
                .orElseGet(() -> Reading.missing(seal.problem()));
    }
}
