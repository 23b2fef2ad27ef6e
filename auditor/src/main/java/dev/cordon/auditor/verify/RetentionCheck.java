package dev.cordon.auditor.verify;

import dev.cordon.auditor.pack.PullRecord;
import dev.cordon.auditor.pack.PulledBlob;
import dev.cordon.capability.vault.VaultState;
import java.time.Duration;
import java.time.Instant;

/** Nobody can have replaced or removed what lies in the vault, for as long as it was to be kept. */
final class RetentionCheck implements Question {
    private static final String NAME = "retention";

    private final int minimumDays;

    /** @param minimumDays what the auditor asks for; 0 for what the run expected */
    RetentionCheck(int minimumDays) {
        this.minimumDays = minimumDays;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        VaultLook look = VaultLook.of(dossier).orElse(null);
        if (look == null) {
            findings.unchecked("nobody looked at the vault before the first write, so its retention is not on record");
            return findings.check(NAME, "");
        }
        VaultState vault = look.state();
        look.objections()
                .forEach(sentence -> findings.objection("the vault fell short when it was looked at: " + sentence));
        look.call()
                .ifPresent(call -> findings.require(
                        AccountCheck.same(
                                call.result().path("state"),
                                dossier.manifestJson().path("retention")),
                        "the manifest has another vault than the run looked at"));
        retention(findings, vault, Math.max(look.expectedDays(), minimumDays));
        openness(findings, vault);
        findings.require(
                look.expectedRegions().isEmpty() || look.expectedRegions().contains(vault.region()),
                vault.container() + " lies in '" + vault.region() + "', where the run expected "
                        + String.join(" or ", look.expectedRegions()));
        dossier.pack()
                .pulled()
                .ifPresentOrElse(
                        pull -> blobs(findings, vault, pull, Math.max(vault.retentionDays(), minimumDays)),
                        () -> findings.unchecked("there is no " + PullRecord.NAME
                                + ", so nothing here says how Azure retains the blobs"));
        return findings.check(NAME, words(vault));
    }

    private static void retention(Findings findings, VaultState vault, int days) {
        findings.require(
                vault.immutability() != VaultState.Immutability.NONE, vault.container() + " had no retention policy");
        findings.require(vault.locked(), "the retention policy of " + vault.container() + " was not locked");
        findings.require(
                vault.retentionDays() >= Math.max(1, days),
                vault.container() + " retained for " + vault.retentionDays() + " days, where at least "
                        + Math.max(1, days) + " are asked for");
    }

    /** What lets others at it in spite of a locked policy. */
    private static void openness(Findings findings, VaultState vault) {
        findings.require(
                vault.appends() == VaultState.ProtectedAppends.NONE,
                "the retention policy of " + vault.container() + " lets blobs be added to");
        findings.require(vault.versioning(), vault.container() + " kept no versions of blobs");
        findings.require(!vault.publicAccess(), "anybody could read " + vault.container() + " without signing in");
    }

    private static void blobs(Findings findings, VaultState vault, PullRecord pull, int days) {
        boolean ofVersions = vault.immutability() == VaultState.Immutability.VERSIONS;
        findings.require(
                ofVersions || pull.immutabilityPolicy(),
                "Azure says that no retention policy stands on " + pull.container() + " now");
        findings.require(
                pull.publicAccess().equals("none"), "anybody may read " + pull.container() + " without signing in");
        pull.blobs().stream()
                .filter(blob -> ofVersions || blob.retainedUntil() != null)
                .forEach(blob -> blob(findings, days, blob));
    }

    private static void blob(Findings findings, int days, PulledBlob blob) {
        Instant created = blob.createdAt();
        Instant until = blob.retainedUntil();
        if (created == null || until == null) {
            findings.objection(blob.name() + " has no retention of its own");
            return;
        }
        findings.require(
                !until.isBefore(created.plus(Duration.ofDays(days))),
                blob.name() + " is retained until " + until + ", which is less than " + days + " days from " + created);
        findings.require(
                "Locked".equalsIgnoreCase(blob.retentionMode()), blob.name() + " has a retention that is not locked");
    }

    private static String words(VaultState vault) {
        return "the policy was locked and retains for " + vault.retentionDays() + " days, on "
                + (vault.immutability() == VaultState.Immutability.VERSIONS
                        ? "every version; Azure says so of each blob"
                        : "the container; Azure says that it stands")
                + (vault.legalHolds().isEmpty() ? "" : "; a legal hold keeps it for longer");
    }
}
