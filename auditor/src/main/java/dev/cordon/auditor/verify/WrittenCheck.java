package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.auditor.history.Call;
import dev.cordon.auditor.history.HistoryFile;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.engine.custody.Manifest;
import java.util.List;

/** Manifest and custody records are, to the last value, what the history shows was written. */
final class WrittenCheck implements Question {
    private static final String NAME = "as the run wrote it";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        Manifest manifest = dossier.manifest().value();
        HistoryFile history = dossier.history().value();
        if (manifest == null) {
            findings.objection(dossier.manifest().problem());
        } else if (history == null) {
            findings.unchecked(dossier.history().problem());
        } else if (history.lackingKeys().isEmpty()) {
            manifest(findings, dossier, manifest, history);
            records(findings, dossier, manifest, history);
        } else {
            AccountCheck.unreadable(findings, history);
        }
        return findings.check(
                NAME,
                manifest != null && manifest.fromOutside()
                        ? "every record that the run wrote itself is, value by value, the one in its history; the"
                                + " manifest is not the run's own"
                        : "the manifest and every record are, value by value, those in the history");
    }

    private static void manifest(Findings findings, Dossier dossier, Manifest manifest, HistoryFile history) {
        List<Call> orders = Written.manifests(history, dossier.pack().run());
        if (manifest.fromOutside()) {
            findings.require(
                    orders.stream().noneMatch(Call::answered),
                    "the manifest was sealed from outside, and the history shows that the run had sealed one itself");
            return;
        }
        // A run that was ended while it sealed never learnt that it had: the order stands in its history all the same.
        findings.require(!orders.isEmpty(), "the history does not show that the run sealed a manifest");
        for (Call order : orders) {
            findings.require(
                    Canonical.same(order.input().path("content"), dossier.manifestJson()),
                    "the manifest is not the one that the run sealed (event " + order.orderedBy() + ")"
                            + Difference.between(order.input().path("content"), dossier.manifestJson()));
            findings.require(
                    !order.answered()
                            || order.result()
                                    .path("sha256")
                                    .asText()
                                    .equals(dossier.pack().sha256(Pack.MANIFEST)),
                    "the manifest's bytes are not those that the run was answered (event " + order.answeredBy() + ")");
        }
    }

    private static void records(Findings findings, Dossier dossier, Manifest manifest, HistoryFile history) {
        List<Call> orders = Written.records(history, dossier.pack().run());
        for (Link link : dossier.links()) {
            boolean own = !manifest.fromOutside() || link.record().run().eventId() > 0;
            findings.require(
                    !own || orders.stream().anyMatch(order -> isOf(order, link)),
                    link.title() + " was not written by the run: its history shows no order for it");
        }
        for (Call order : orders) {
            JsonNode ordered = order.input().path("record");
            int sequence = ordered.path("sequence").asInt();
            Link link = dossier.links().stream()
                    .filter(each -> each.record().sequence() == sequence)
                    .findFirst()
                    .orElse(null);
            if (link != null) {
                compare(findings, dossier, order, link);
            } else if (order.answered()) {
                findings.objection(
                        "record " + sequence + " was written (event " + order.answeredBy() + ") and is not here");
            }
        }
    }

    private static void compare(Findings findings, Dossier dossier, Call order, Link link) {
        JsonNode ordered = order.input().path("record");
        boolean replaced = link.record().run().eventId() == 0 && !order.answered();
        findings.require(
                replaced || Canonical.same(ordered, link.json()),
                link.title() + " is not what the run wrote (event " + order.orderedBy() + ")"
                        + Difference.between(ordered, link.json()));
        findings.require(
                !order.answered()
                        || order.result()
                                .path("sha256")
                                .asText()
                                .equals(dossier.pack().sha256(link.name())),
                link.title() + " has other bytes than the run was answered (event " + order.answeredBy() + ")");
    }

    private static boolean isOf(Call order, Link link) {
        return order.input().at("/record/sequence").asInt() == link.record().sequence();
    }
}
