package dev.cordon.runbook.incident;

import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.engine.Progress;
import dev.cordon.engine.custody.Custody;
import dev.cordon.engine.custody.Ending;
import dev.cordon.engine.gate.Oversight;
import java.util.List;
import java.util.function.Supplier;

/** The file of a case in the vault: the incident, the report of what was done about it, and the seal on both. */
final class CaseFile {
    private static final String INCIDENT = "incident.json";
    private static final String REPORT = "incident-report.json";

    private final Custody custody;
    private final Oversight oversight;
    private final Scope scope;
    private final Outcome outcome;
    private final Progress progress;
    private final Supplier<HandlingReport> report;
    private boolean incidentKept;
    private boolean reportKept;

    /** @param report makes the report as it stands */
    CaseFile(
            Custody custody,
            Oversight oversight,
            Scope scope,
            Outcome outcome,
            Progress progress,
            Supplier<HandlingReport> report) {
        this.custody = custody;
        this.oversight = oversight;
        this.scope = scope;
        this.outcome = outcome;
        this.progress = progress;
        this.report = report;
    }

    VaultCheck checkVault() {
        return custody.checkVault();
    }

    /** Keeps the incident and the report. */
    String close() {
        if (!incidentKept) {
            custody.keep(INCIDENT, scope.incident());
            incidentKept = true;
        }
        String sha256 = custody.keep(REPORT, report.get()).sha256();
        reportKept = true;
        return REPORT + ", SHA-256 " + sha256;
    }

    Sealed seal() {
        return custody.seal(new Ending(
                outcome.verdict().name(),
                outcome.words(),
                null,
                null,
                progress.status().steps(),
                List.of()));
    }

    /** Closes and seals it outside the steps, of a run that ends early: what fails here is paged, and fails nothing. */
    void closeAside() {
        oversight.orPage("the look at the vault", custody::lookOnce);
        if (!reportKept) {
            oversight.orPage("the record", this::close);
        }
        oversight.orPage("the manifest", this::seal);
    }
}
