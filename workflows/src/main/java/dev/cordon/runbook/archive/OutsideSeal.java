package dev.cordon.runbook.archive;

import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.Provenance;
import dev.cordon.capability.custody.RunOfRecord;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.custody.UnaccountedBlob;
import dev.cordon.capability.image.HashedImage;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.engine.Cause;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.custody.RunToArchive;
import dev.cordon.engine.custody.Terms;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Functions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Closes the chain of a run that did not: the vault as it was found, how the run ended, whatever it had written and not
 * accounted for, and a manifest of what is known from outside.
 */
final class OutsideSeal {
    private static final String VAULT = "vault";
    private static final String CLOSURE = "closure.json";
    private static final String HISTORY = "history";
    private static final String FROM_OUTSIDE = "written from outside: the run could not close its record itself. ";
    private static final String VERDICT = "CUT_SHORT";

    private final RunToArchive run;
    private final Terms terms;
    private final KnownEnd end;
    private final VaultCheck seen;
    private final Vault vault;
    private final Map<String, HashedImage> hashes = new HashMap<>();
    /** A worker of an earlier build does not say what stands there from outside: nothing is appended twice for that. */
    private final Set<String> appended = new HashSet<>();

    OutsideSeal(RunToArchive run, KnownEnd end, VaultCheck seen, Vault vault) {
        this.run = run;
        this.terms = run.terms();
        this.end = end;
        this.seen = seen;
        this.vault = vault;
    }

    /** Adds the vault and the closure to the chain as it was found once, and seals it. */
    Sealed over(Chain chain) {
        KeptRecord closure = vault.keep(CLOSURE, end.document());
        String looked = vault.append(at(chain.records(), chain.head(), ofVault()));
        String last = vault.append(at(chain.records() + 1, looked, ofClosure(closure)));
        return vault.seal(manifest(chain.records() + 2, last));
    }

    /**
     * Adds to the chain whatever it lacks, and seals it. Another one's record may take the place that was meant for the
     * next: an activity of the run that was in flight when it closed. Then the chain is read again.
     *
     * @param chain reads it
     */
    Sealed over(Functions.Func<Chain> chain) {
        KeptRecord closure = vault.keep(CLOSURE, end.document());
        ActivityFailure refused = null;
        int before = -1;
        for (Chain found = chain.apply(); ; found = chain.apply()) {
            if (refused != null && found.records() == before) {
                throw refused;
            }
            Optional<Told> lacking = lacking(found, closure);
            if (lacking.isEmpty()) {
                return vault.seal(manifest(found.records(), found.head()));
            }
            before = found.records();
            refused = refusal(at(before, found.head(), lacking.get()));
            if (refused == null) {
                appended.add(lacking.get().evidenceId());
            }
        }
    }

    /** Appends a record; why it was refused, or null if it was not. */
    private @Nullable ActivityFailure refusal(CustodyRecord record) {
        try {
            vault.append(record);
            return null;
        } catch (ActivityFailure failure) {
            if (Cause.of(failure).isRefused()) {
                return failure;
            }
            throw failure;
        }
    }

    private Optional<Told> lacking(Chain chain, KeptRecord closure) {
        if (!stands(chain, VAULT)) {
            return Optional.of(ofVault());
        }
        if (!stands(chain, CLOSURE)) {
            return Optional.of(ofClosure(closure));
        }
        if (end.lost() != null && !stands(chain, HISTORY)) {
            return Optional.of(ofLostHistory(end.lost()));
        }
        return chain.unaccounted().stream()
                .filter(blob -> !appended.contains(blob.evidenceId()))
                .findFirst()
                .map(this::ofFound);
    }

    private boolean stands(Chain chain, String evidenceId) {
        return chain.fromOutside().contains(evidenceId) || appended.contains(evidenceId);
    }

    private Told ofVault() {
        return new Told(
                VAULT,
                Action.VAULT_CHECKED,
                new Source(seen.state().container(), null),
                null,
                seen.provenance(),
                String.join("; ", seen.shortcomings()));
    }

    private Told ofClosure(KeptRecord closure) {
        return new Told(
                CLOSURE,
                Action.RECORD_KEPT,
                new Source(terms.target(), null),
                new StoredObject(closure.url(), closure.sha256(), closure.length(), closure.versionId()),
                closure.provenance(),
                String.join("; ", seen.shortcomings()));
    }

    private Told ofLostHistory(String lost) {
        return new Told(HISTORY, Action.NOT_COLLECTED, new Source(terms.target(), null), null, null, lost);
    }

    private Told ofFound(UnaccountedBlob blob) {
        HashedImage hash = hashes.get(blob.name());
        if (hash == null) {
            hash = vault.hash(blob);
            hashes.put(blob.name(), hash);
        }
        return new Told(
                blob.evidenceId(),
                Action.FOUND,
                new Source(terms.target(), null),
                new StoredObject(blob.url(), hash.sha256(), hash.length(), blob.versionId()),
                hash.provenance(),
                "found in the folder, not accounted for by the run");
    }

    private CustodyRecord at(int records, String head, Told told) {
        return new CustodyRecord(
                CustodyRecord.SCHEMA,
                records + 1,
                head,
                terms.incidentId(),
                told.evidenceId(),
                told.action(),
                told.source(),
                told.object(),
                seen.state(),
                told.provenance(),
                terms.requestedBy(),
                List.of(),
                new RunOfRecord(run.runbook(), run.workflowId(), run.runId(), 0),
                (FROM_OUTSIDE + told.note()).strip());
    }

    private Manifest manifest(int records, String head) {
        return new Manifest(
                Manifest.SCHEMA,
                terms.incidentId(),
                run.runbook(),
                run.workflowId(),
                run.runId(),
                terms.target(),
                terms.severity().sentinelName(),
                terms.requestedBy(),
                null,
                end.at(),
                VERDICT,
                end.words(),
                records,
                head,
                null,
                null,
                List.of(),
                seen.state(),
                List.of(),
                end.lost() == null ? List.of() : List.of(HISTORY + ": " + end.lost()),
                List.of(),
                null,
                true);
    }

    /** What a record tells. */
    private record Told(
            String evidenceId,
            Action action,
            Source source,
            @Nullable StoredObject object,
            @Nullable Provenance provenance,
            String note) {}
}
