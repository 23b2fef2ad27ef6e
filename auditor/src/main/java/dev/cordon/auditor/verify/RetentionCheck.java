package dev.cordon.auditor.verify;

import dev.cordon.auditor.pack.PullRecord;
import dev.cordon.auditor.pack.PulledBlob;
import dev.cordon.capability.vault.VaultState;
import dev.cordon.engine.custody.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Nobody can have replaced or removed what lies in the vault, for as long as it was to be kept. */
final class RetentionCheck implements Question {
    private static final String NAME = "retention";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        VaultState vault = vault(dossier).orElse(null);
        if (vault == null) {
            findings.unchecked("nobody looked at the vault before the first write, so its retention is not on record");
            return findings.check(NAME, "");
        }
        state(findings, vault);
        dossier.pack()
                .pulled()
                .ifPresentOrElse(
                        pull -> blobs(findings, vault, pull),
                        () -> findings.unchecked("there is no " + PullRecord.NAME
                                + ", so nothing here says how Azure retains the blobs"));
        return findings.check(NAME, words(vault));
    }

    /** As the manifest has it; of a run that was sealed from outside, as its custody records have it. */
    static Optional<VaultState> vault(Dossier dossier) {
        return dossier.manifest()
                .found()
                .map(Manifest::retention)
                .or(() -> dossier.links().stream()
                        .map(link -> link.record().retention())
                        .filter(Objects::nonNull)
                        .reduce((earlier, later) -> later));
    }

    private static void state(Findings findings, VaultState vault) {
        findings.require(
                vault.immutability() != VaultState.Immutability.NONE, vault.container() + " had no retention policy");
        findings.require(vault.locked(), "the retention policy of " + vault.container() + " was not locked");
        findings.require(vault.retentionDays() > 0, vault.container() + " retained for no day");
    }

    private static void blobs(Findings findings, VaultState vault, PullRecord pull) {
        boolean ofVersions = vault.immutability() == VaultState.Immutability.VERSIONS;
        findings.require(
                ofVersions || pull.immutabilityPolicy(),
                "Azure says that no retention policy stands on " + pull.container() + " now");
        findings.require(
                pull.publicAccess().equals("none"), "anybody may read " + pull.container() + " without signing in");
        pull.blobs().stream()
                .filter(blob -> ofVersions || blob.retainedUntil() != null)
                .forEach(blob -> blob(findings, vault, blob));
    }

    private static void blob(Findings findings, VaultState vault, PulledBlob blob) {
        Instant created = blob.createdAt();
        Instant until = blob.retainedUntil();
        if (created == null || until == null) {
            findings.objection(blob.name() + " has no retention of its own");
            return;
        }
        findings.require(
                !until.isBefore(created.plus(Duration.ofDays(vault.retentionDays()))),
                blob.name() + " is retained until " + until + ", which is less than " + vault.retentionDays()
                        + " days from " + created);
        findings.require(
                "Locked".equalsIgnoreCase(blob.retentionMode()), blob.name() + " has a retention that is not locked");
    }

    private static String words(VaultState vault) {
        return "the policy was locked and retains for " + vault.retentionDays() + " days, on "
                + (vault.immutability() == VaultState.Immutability.VERSIONS
                        ? "every version; Azure says so of each blob"
                        : "the container; Azure says that it stands");
    }
}
