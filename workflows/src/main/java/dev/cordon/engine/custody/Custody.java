package dev.cordon.engine.custody;

import static dev.cordon.engine.Calls.AZURE_READ;
import static dev.cordon.engine.Calls.CONFIGURATION;
import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Provenance;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.policy.VaultPolicy;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import dev.cordon.capability.vault.VaultActivities;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.engine.gate.DecisionDesk;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for the evidence of a run: looks at the vault before the first write, adds a custody record for whatever is
 * collected or read, and seals their chain as the run ends. Runs whose history is older than chains of custody keep
 * their records and nothing else.
 */
public final class Custody {
    /** The failure type of a vault that is not what it has to be, where policy holds for that: never renamed. */
    public static final String VAULT_FALLS_SHORT = "VaultFallsShort";

    private static final String CHANGE = "chain-of-custody";
    private static final String EACH = "each-is-accounted-for-by-itself";

    private final Terms terms;
    private final DecisionDesk desk;
    private final List<String> notCollected = new ArrayList<>();
    private final Set<String> lacking = new HashSet<>();
    private final Map<String, Object> contents = new HashMap<>();
    private final Map<String, KeptRecord> records = new HashMap<>();
    private final @Nullable VaultPolicy policy;
    private final boolean each;
    private final RecordChain chain;
    private final Sealing sealing;

    private Custody(Terms terms, DecisionDesk desk, Instant startedAt, boolean each, @Nullable VaultPolicy policy) {
        this.terms = terms;
        this.desk = desk;
        this.each = each;
        this.policy = policy;
        this.chain = new RecordChain(terms);
        this.sealing = new Sealing(terms, desk, startedAt, chain);
    }

    /** Begins the account of a run. */
    public static Custody begin(Terms terms, DecisionDesk desk) {
        return begin(terms, desk, Instant.ofEpochMilli(Workflow.currentTimeMillis()));
    }

    /**
     * Begins the account of a run that has done something already.
     *
     * @param startedAt when it began
     */
    public static Custody begin(Terms terms, DecisionDesk desk, Instant startedAt) {
        boolean kept = isSince(CHANGE);
        return new Custody(
                terms,
                desk,
                startedAt,
                kept && isSince(EACH),
                kept
                        ? CONFIGURATION
                                .to(PolicyActivities.class, "read the vault policy")
                                .vault()
                        : null);
    }

    /** Whether a chain is kept: not by runs that began before there were chains. */
    public boolean kept() {
        return policy != null;
    }

    /**
     * Whether each disk and each record is accounted for once and by itself, and whatever the end: not by runs that began
     * before that was so.
     */
    public boolean accountsForEach() {
        return each;
    }

    /** How evidence is kept, of a run that keeps a chain. */
    public VaultPolicy policy() {
        return Objects.requireNonNull(policy, "this run keeps no chain");
    }

    /**
     * Looks at the vault.
     *
     * @throws ApplicationFailure of type {@link #VAULT_FALLS_SHORT} if it is not what it has to be and policy holds for
     *     that
     */
    public VaultCheck checkVault() {
        VaultCheck check = lookAtVault();
        if (policy().holdIfShort() && !check.shortcomings().isEmpty()) {
            throw ApplicationFailure.newNonRetryableFailure(
                    "the vault " + terms.container() + " is not what it has to be: "
                            + String.join("; ", check.shortcomings()),
                    VAULT_FALLS_SHORT);
        }
        return check;
    }

    /** Whether anything was accounted for besides the look at the vault. */
    public boolean hasCollected() {
        return chain.drafts() > (chain.vault() == null ? 0 : 1);
    }

    /** Looks at the vault if nobody has yet, and goes on whatever it is: of a run that ends early. */
    public void lookOnce() {
        if (kept() && chain.vault() == null) {
            lookAtVault();
        }
    }

    private VaultCheck lookAtVault() {
        VaultCheck check = AZURE_READ
                .to(VaultActivities.class, "check the vault")
                .check(policy().expectation().of(terms.container()));
        chain.vault(check.state());
        add(new Draft.Evidence(
                "vault",
                Action.VAULT_CHECKED,
                new Source(check.state().container(), null),
                null,
                check.provenance(),
                String.join("; ", check.shortcomings())));
        return check;
    }

    /**
     * Writes a record of the run to the vault. An attempt that failed may have written it, so that what was once to be
     * kept under a name is what is kept under it; what was kept stays, and is accounted for once.
     */
    public KeptRecord keep(String name, Object content) {
        KeptRecord before = records.get(name);
        if (before != null && each) {
            return before;
        }
        contents.putIfAbsent(name, content);
        return write(name, Objects.requireNonNull(contents.get(name)));
    }

    private KeptRecord write(String name, Object content) {
        KeptRecord record = EVIDENCE_TRANSFER
                .to(RecordActivities.class, "keep " + name)
                .keep(new RecordToKeep(
                        terms.container(),
                        terms.incidentId(),
                        Workflow.getInfo().getRunId(),
                        name,
                        terms.target(),
                        content));
        records.put(name, record);
        collected(
                name,
                Action.RECORD_KEPT,
                new Source(terms.target(), null),
                new StoredObject(record.url(), record.sha256(), record.length(), record.versionId()),
                record.provenance(),
                "");
        return record;
    }

    /**
     * Accounts for a piece of evidence.
     *
     * @param id names it within the run, for example {@code snapshot/disk-app-01-os}
     */
    public void collected(
            String id,
            Action action,
            @Nullable Source source,
            @Nullable StoredObject object,
            @Nullable Provenance provenance,
            String note) {
        add(new Draft.Evidence(id, action, source, object, provenance, note));
    }

    /** Accounts for something that was not collected, for whichever reason is told first. */
    public void notCollected(String id, String why) {
        if (!lacking.add(id) && each) {
            return;
        }
        notCollected.add(id + ": " + why);
        add(new Draft.Evidence(id, Action.NOT_COLLECTED, new Source(terms.target(), null), null, null, why));
    }

    /**
     * Waits until every record is in the vault, seals the manifest, and sees to it that the history is archived after
     * the run has closed, whether or not it could be sealed. Once sealed, what was sealed stays: a retry seals the same.
     *
     * @throws io.temporal.failure.TemporalFailure if something of it could not be written
     */
    public Sealed seal(Ending ending) {
        return sealing.seal(ending, notCollected);
    }

    private void add(Draft.Evidence evidence) {
        if (kept()) {
            chain.add(evidence, Approvals.of(desk));
        }
    }

    private static boolean isSince(String change) {
        return Workflow.getVersion(change, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
    }
}
