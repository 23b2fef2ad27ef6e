package dev.cordon.auditor.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.auditor.report.Report.Containment;
import dev.cordon.auditor.verify.Dossier;
import dev.cordon.auditor.verify.Verification;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a report together from a pack and what verifying it showed. */
final class ReportMaking {
    private static final String RUN_REPORT = "report.json";

    private final Dossier dossier;
    private final Verification verification;

    ReportMaking(Dossier dossier, Verification verification) {
        this.dossier = dossier;
        this.verification = verification;
    }

    Report report(Instant now) {
        JsonNode own = ownReport();
        Containment containment = containment(own.path("time"));
        List<String> exposures = new ArrayList<>();
        own.path("exposures").forEach(each -> exposures.add(each.path("words").asText()));
        return new Report(
                now,
                Dossier.TOOL,
                verification,
                dossier.sealedManifest().orElse(null),
                containment,
                new TimelineMaking(dossier.sealedManifest().orElse(null), containment).timeline(),
                dossier.custody(),
                exposures,
                dossier.signingKeys().stream()
                        .map(key -> new Report.SigningKey(key.signed(), key.id(), key.thumbprint()))
                        .toList());
    }

    /** What the run said of itself as it ended. */
    private JsonNode ownReport() {
        try {
            return dossier.pack().has(RUN_REPORT)
                    ? PackJson.mapper().readTree(dossier.pack().bytes(RUN_REPORT))
                    : MissingNode.getInstance();
        } catch (IOException altered) {
            return MissingNode.getInstance();
        }
    }

    private static @Nullable Containment containment(JsonNode time) {
        Instant from = instant(time.path("countedFrom"));
        return from == null
                ? null
                : new Containment(
                        from,
                        instant(time.path("containedAt")),
                        time.path("seconds").isNumber() ? time.path("seconds").asDouble() : null,
                        time.path("targetSeconds").asLong());
    }

    private static @Nullable Instant instant(JsonNode text) {
        try {
            return text.isTextual() ? Instant.parse(text.asText()) : null;
        } catch (DateTimeParseException altered) {
            return null;
        }
    }
}
