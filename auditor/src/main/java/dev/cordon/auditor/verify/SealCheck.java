package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.custody.SealedHistory;

/** A document is sealed by a key that the auditor was given, and is of this run. */
final class SealCheck implements Question {
    private final String subject;
    private final String schema;

    private SealCheck(String subject, String schema) {
        this.subject = subject;
        this.schema = schema;
    }

    static SealCheck ofManifest() {
        return new SealCheck(DocumentToSeal.MANIFEST, Manifest.SCHEMA);
    }

    static SealCheck ofHistory() {
        return new SealCheck(DocumentToSeal.HISTORY, SealedHistory.SCHEMA);
    }

    @Override
    public String name() {
        return "seal of the " + subject;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        Reading<Seal> reading =
                subject.equals(DocumentToSeal.MANIFEST) ? dossier.manifestSeal() : dossier.historySeal();
        Seal seal = reading.value();
        if (seal == null) {
            absent(findings, dossier.pack(), reading);
            return findings.check(name(), "");
        }
        signature(findings, dossier.sealKeys(), seal);
        subject(findings, dossier.pack(), seal);
        return findings.check(
                name(),
                "signed " + seal.text("sealedAt") + " by " + seal.text("principal") + " with key " + seal.keyId()
                        + " (SHA-256 thumbprint "
                        + dossier.sealKeys().fingerprint(seal.keyId()).orElse("unknown") + "), which is trusted");
    }

    /** A run that ended a moment ago has no history in the vault yet; a history without a seal is another matter. */
    private void absent(Findings findings, Pack pack, Reading<Seal> reading) {
        boolean notYet =
                subject.equals(DocumentToSeal.HISTORY) && !pack.has(Pack.HISTORY_SEAL) && !pack.has(Pack.HISTORY);
        if (notYet) {
            findings.unchecked("the history is not in the vault, or not yet: it is archived after the run has closed");
        } else {
            findings.objection(reading.problem());
        }
    }

    private void signature(Findings findings, TrustedKeys keys, Seal seal) {
        findings.require(
                seal.isOfItsType(),
                subject + ".jws is no seal: its type is "
                        + seal.signed().getHeader().getType());
        if (!keys.given()) {
            findings.unchecked(
                    "no keys of seals were given (--keys), so nobody vouches for the signature of key " + seal.keyId());
            return;
        }
        keys.objection(seal.signed())
                .ifPresent(why -> findings.objection("the signature of " + subject + ".jws " + why));
    }

    private void subject(Findings findings, Pack pack, Seal seal) {
        JsonNode content = seal.content();
        findings.require(Seal.SCHEMA.equals(seal.text("schema")), "its shape is '" + seal.text("schema") + "'");
        findings.require(subject.equals(seal.text("subject")), "it seals a " + seal.text("subject"));
        findings.require(schema.equals(content.path("schema").asText()), "its content is not of shape " + schema);
        findings.require(
                pack.incident().equals(content.path("incidentId").asText()),
                "it is of incident " + content.path("incidentId").asText() + ", not of " + pack.incident());
        findings.require(
                pack.run().equals(content.path("runId").asText()),
                "it is of run " + content.path("runId").asText() + ", not of " + pack.run());
    }
}
