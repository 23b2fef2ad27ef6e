package dev.cordon.auditor.report;

import dev.cordon.auditor.verify.Dossier;
import dev.cordon.auditor.verify.Verification;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.engine.custody.Manifest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a report tells of a run.
 *
 * @param manifest as it was sealed; null if it cannot be read
 * @param containment how long containment took; null of a run that contains nothing, or whose report cannot be read
 * @param timeline what happened when
 * @param custody every record of the chain of custody that can be read
 * @param exposures what containment left open
 * @param keys the keys that signed, with their thumbprints
 */
public record Report(
        Instant madeAt,
        String tool,
        Verification verification,
        @Nullable Manifest manifest,
        @Nullable Containment containment,
        Timeline timeline,
        List<CustodyRecord> custody,
        List<String> exposures,
        List<SigningKey> keys) {
    public Report {
        custody = List.copyOf(custody);
        exposures = List.copyOf(exposures);
        keys = List.copyOf(keys);
    }

    /**
     * How long containment took.
     *
     * @param countedFrom the alert, or the start of the run
     * @param containedAt null if it was not verified
     */
    public record Containment(
            Instant countedFrom,
            @Nullable Instant containedAt,
            @Nullable Double seconds,
            long targetSeconds) {}

    /** A key, what it signed, and its RFC 7638 thumbprint; the thumbprint is {@code unknown} of one not trusted. */
    public record SigningKey(String signed, String id, String thumbprint) {}

    /** Makes the report of a run. */
    public static Report of(Dossier dossier, Verification verification, Instant now) {
        return new ReportMaking(dossier, verification).report(now);
    }
}
