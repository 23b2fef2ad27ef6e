package dev.cordon.auditor.verify;

import dev.cordon.auditor.pack.Pack;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.StoredObject;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Every blob is accounted for and is what its custody record says; nothing that was accounted for is missing. */
final class BlobCheck implements Question {
    private static final String NAME = "blobs";
    private static final Set<String> OWN = Set.of(Pack.MANIFEST, Pack.HISTORY, Pack.HISTORY_SEAL);

    private final boolean withoutImages;

    BlobCheck(boolean withoutImages) {
        this.withoutImages = withoutImages;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        Pack pack = dossier.pack();
        List<Link> storing = dossier.links().stream().filter(Link::stores).toList();
        Set<String> named = new TreeSet<>();
        for (Link link : storing) {
            link.place()
                    .ifPresentOrElse(
                            place -> examine(findings, dossier, link, place, named),
                            () -> findings.objection(link.title() + " names no blob of this incident"));
        }
        pack.names().stream()
                .filter(name -> !name.startsWith(Pack.CUSTODY) && !OWN.contains(name) && !named.contains(name))
                .forEach(name -> findings.objection(name + " is named by no custody record"));
        long leftOut = named.stream().filter(name -> leftOut(pack, name)).count();
        return findings.check(
                NAME,
                named.size() + " blobs, each named by a custody record, with its SHA-256 and length"
                        + (leftOut == 0 ? "" : "; " + leftOut + " images were left out, as asked"));
    }

    private void examine(Findings findings, Dossier dossier, Link link, Place place, Set<String> named) {
        Pack own = dossier.pack();
        Pack pack = place.within(own) ? own : own.sibling(place.incident(), place.run());
        if (pack == own) {
            named.add(place.name());
        }
        if (pack.has(place.name())) {
            compare(findings, dossier, link, pack, place);
        } else if (pack != own) {
            findings.unchecked(link.title() + " lies in the folder of run " + place.run() + ", which is not here");
        } else {
            missing(findings, own, link, place);
        }
    }

    private void missing(Findings findings, Pack pack, Link link, Place place) {
        boolean image = place.name().startsWith(Pack.IMAGES);
        if (image && withoutImages) {
            return;
        }
        boolean leftOut = image
                && pack.pulled()
                        .flatMap(pull -> pull.blob(place.name()))
                        .filter(blob -> !blob.copied())
                        .isPresent();
        if (leftOut) {
            findings.unchecked(place.name() + " was left out of the pull (--without-images says that this is meant)");
        } else {
            findings.objection(place.name() + ", which " + link.title() + " names, is missing");
        }
    }

    private boolean leftOut(Pack pack, String name) {
        return withoutImages && !pack.has(name);
    }

    private static void compare(Findings findings, Dossier dossier, Link link, Pack pack, Place place) {
        StoredObject object = hashed(dossier, link);
        String sha256 = object.sha256();
        if (sha256 == null) {
            findings.unchecked(place.name() + " was never read back, so no custody record has its SHA-256");
            return;
        }
        findings.require(
                sha256.equals(pack.sha256(place.name())),
                place.name() + " is not what " + link.title() + " says: its SHA-256 is " + pack.sha256(place.name()));
        findings.require(
                object.length() == null || object.length() == pack.length(place.name()),
                place.name() + " has " + pack.length(place.name()) + " bytes, and its record says " + object.length());
    }

    /** An image is copied by one record and hashed by another. */
    private static StoredObject hashed(Dossier dossier, Link link) {
        StoredObject stored = Objects.requireNonNull(link.record().object());
        return dossier.links().stream()
                .filter(other -> other.record().action() == Action.IMAGE_HASHED)
                .map(other -> other.record().object())
                .filter(Objects::nonNull)
                .filter(other -> stored.sha256() == null && other.location().equals(stored.location()))
                .findFirst()
                .orElse(stored);
    }
}
