package dev.cordon.auditor.verify;

import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.PullRecord;
import dev.cordon.auditor.pack.PulledBlob;
import java.util.Objects;
import java.util.TreeSet;

/** What lies here is what Azure said it gave, in the versions that were recorded. */
final class PulledCheck implements Question {
    private static final String NAME = "as pulled";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        PullRecord pull = dossier.pack().pulled().orElse(null);
        if (pull == null) {
            findings.unchecked("there is no " + PullRecord.NAME
                    + ", so nothing here says which versions Azure gave; 'audit pull' writes it");
            return findings.check(NAME, "");
        }
        pull.blobs().forEach(blob -> compare(findings, dossier, blob));
        TreeSet<String> unknown = new TreeSet<>(dossier.pack().names());
        pull.blobs().forEach(blob -> unknown.remove(blob.name()));
        unknown.forEach(name -> findings.objection(name + " was not among what was pulled"));
        return findings.check(
                NAME,
                pull.blobs().size() + " blobs pulled " + pull.pulledAt() + " from " + pull.container()
                        + ", each the only version of its name and the one that the record names");
    }

    private static void compare(Findings findings, Dossier dossier, PulledBlob blob) {
        Pack pack = dossier.pack();
        if (blob.copied()) {
            findings.require(
                    pack.has(blob.name()) && pack.length(blob.name()) == blob.length(),
                    blob.name() + " was pulled with " + blob.length() + " bytes, and is not here like that");
        }
        findings.require(
                blob.otherVersions().isEmpty(),
                blob.name() + " was pulled as version " + blob.versionId()
                        + ", and somebody gave its name other versions: " + String.join(", ", blob.otherVersions()));
        findings.require(
                !blob.gone(), blob.name() + " was deleted in the vault; version " + blob.versionId() + " is left");
        dossier.links().stream()
                .filter(link -> link.place()
                        .filter(place -> place.within(pack) && place.name().equals(blob.name()))
                        .isPresent())
                .map(link -> Objects.requireNonNull(link.record().object()).versionId())
                .filter(Objects::nonNull)
                .filter(version -> !version.equals(blob.versionId()))
                .findFirst()
                .ifPresent(version -> findings.objection(blob.name() + " was recorded as version " + version
                        + ", and Azure gave version " + blob.versionId()));
    }
}
