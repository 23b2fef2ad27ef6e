package dev.cordon.auditor.verify;

import dev.cordon.auditor.pack.Pack;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.engine.custody.Manifest;
import java.util.List;

/** Every custody record is there, in its place, and as it was when the next one was written. */
final class ChainCheck implements Question {
    private static final String NAME = "chain of custody";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        List<Reading<Link>> chain = dossier.chain();
        String previous = CustodyRecord.FIRST;
        for (int at = 0; at < chain.size(); at++) {
            Reading<Link> link = chain.get(at);
            String name = String.format("%s%06d.json", Pack.CUSTODY, at + 1);
            findings.require(dossier.pack().has(name), "there is no " + name);
            findings.require(link.value() != null, link.problem());
            if (link.value() != null) {
                compare(findings, dossier.pack(), link.value(), at + 1, previous);
                previous = dossier.pack().sha256(link.value().name());
            }
        }
        compareWithManifest(findings, dossier, chain.size(), previous);
        return findings.check(
                NAME,
                chain.size() + " records, each canonical, in order, each naming the one before it; the manifest names"
                        + " their number and the last one's hash");
    }

    private static void compare(Findings findings, Pack pack, Link link, int sequence, String previous) {
        CustodyRecord record = link.record();
        findings.require(
                link.name().equals(String.format("%s%06d.json", Pack.CUSTODY, sequence)),
                link.name() + " is not the name of record " + sequence);
        findings.require(
                CustodyRecord.SCHEMA.equals(record.schema()),
                link.name() + " has the shape '" + record.schema() + "', not " + CustodyRecord.SCHEMA);
        findings.require(
                record.sequence() == sequence,
                link.name() + " says that it is record " + record.sequence() + ", and it is number " + sequence);
        findings.require(
                previous.equals(record.previous()),
                link.name() + " names a record before it other than the one that is there");
        findings.require(
                pack.incident().equals(record.incidentId()),
                link.name() + " belongs to incident " + record.incidentId() + ", not to " + pack.incident());
        findings.require(
                pack.run().equals(record.run().runId()),
                link.name() + " belongs to run " + record.run().runId() + ", not to " + pack.run());
    }

    private static void compareWithManifest(Findings findings, Dossier dossier, int records, String head) {
        Manifest manifest = dossier.manifest().value();
        if (manifest == null) {
            findings.objection(dossier.manifest().problem());
            return;
        }
        findings.require(
                manifest.records() == records,
                "the manifest counts " + manifest.records() + " records, and there are " + records);
        findings.require(manifest.head().equals(head), "the last record is not the one that the manifest names");
        for (Link link : dossier.links()) {
            findings.require(
                    manifest.workflowId().equals(link.record().run().workflowId())
                            && manifest.runbook().equals(link.record().run().runbook()),
                    link.name() + " belongs to " + link.record().run().workflowId() + ", not to "
                            + manifest.workflowId());
            findings.require(
                    manifest.requestedBy().equals(link.record().requestedBy()),
                    link.name() + " says that " + link.record().requestedBy() + " asked for the run, the manifest that "
                            + manifest.requestedBy() + " did");
        }
    }
}
