package dev.cordon.runbook.provision;

import static dev.cordon.engine.Calls.AZURE_OPERATION;
import static dev.cordon.engine.Calls.AZURE_READ;
import static dev.cordon.engine.Calls.CONFIGURATION;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.Severity;
import dev.cordon.capability.decision.DecisionSource;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.GateRule;
import dev.cordon.capability.policy.OnSilence;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.provision.VaultBuild;
import dev.cordon.capability.provision.VaultDesign;
import dev.cordon.capability.provision.VaultProvisioning;
import dev.cordon.capability.record.KeptRecord;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Steps;
import dev.cordon.engine.Undo;
import dev.cordon.engine.custody.Custody;
import dev.cordon.engine.custody.CustodyNotes;
import dev.cordon.engine.custody.Ending;
import dev.cordon.engine.custody.Terms;
import dev.cordon.engine.gate.Audience;
import dev.cordon.engine.gate.DecisionDesk;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.Ended;
import dev.cordon.engine.gate.GateOutcome;
import dev.cordon.engine.gate.Oversight;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.engine.notice.Subject;
import dev.cordon.runbook.provision.ProvisionReport.Verdict;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The making of one vault, step by step. */
final class Provisioning {
    private static final int APPROVERS = 2;
    private static final String REPORT = "provision-report.json";
    private static final String RECORDED = "record-of-the-making";
    private static final String AUTHENTICATED = "authenticated-people-lock";
    static final String NO_INCIDENT = "none";

    private final ProvisionVaultRequest request;
    private final VaultDesign design;
    private final Progress progress;
    private final DecisionDesk desk;
    private final GatePolicy gates;
    private final Oversight oversight;
    private final Steps steps;
    private final Instant startedAt;
    private final boolean recorded;
    private @Nullable VaultBuild build;
    private @Nullable GateRule rule;
    private @Nullable Custody custody;

    Provisioning(ProvisionVaultRequest request, Progress progress, DecisionDesk desk) {
        this.request = request;
        this.design = request.design();
        this.progress = progress;
        this.desk = desk;
        this.gates =
                CONFIGURATION.to(PolicyActivities.class, "read the gate policy").gates();
        Audience audience = new Audience(
                new Subject(NO_INCIDENT, Severity.INFORMATIONAL, "the vault"), request.requestedBy(), progress);
        this.oversight = new Oversight(audience, desk, progress, gates, new Undo());
        this.startedAt = Instant.ofEpochMilli(Workflow.currentTimeMillis());
        this.recorded = Workflow.getVersion(RECORDED, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
        this.steps = new Steps(ProvisionVaultStep.of(recorded), progress, oversight);
    }

    /** Makes it, or as much of it as people let be made; the record is closed however it ends. */
    ProvisionReport toItsEnd() {
        try {
            return carryOut();
        } catch (Ended ended) {
            Verdict verdict = ended.way() == Ended.Way.REFUSED ? Verdict.NOT_LOCKED : Verdict.NOT_COMPLETED;
            return closedAside(verdict, String.valueOf(ended.getMessage()));
        } catch (CanceledFailure cancelled) {
            if (recorded) {
                closedAside(
                        Verdict.NOT_COMPLETED, "cancelled after the step in progress; what was made stays as it is");
            }
            throw cancelled;
        } catch (ApplicationFailure refused) {
            if (recorded) {
                closedAside(Verdict.NOT_COMPLETED, "failed: " + refused.getOriginalMessage());
            }
            throw refused;
        } finally {
            oversight.over();
        }
    }

    private ProvisionReport carryOut() {
        build(ProvisionVaultStep.OBSERVE, this::observeAndPlan);
        build(
                ProvisionVaultStep.CREATE_ACCOUNT,
                () -> provisioning("create the account").createAccount(design));
        build(
                ProvisionVaultStep.ENABLE_VERSIONING,
                () -> provisioning("enable versioning").enableVersioning(design));
        build(
                ProvisionVaultStep.CREATE_CONTAINER,
                () -> provisioning("create the container").createContainer(design));
        build(
                ProvisionVaultStep.SET_POLICY,
                () -> provisioning("set the policy").setPolicy(design));
        oversight.seal(planOfLock());
        steps.await(ProvisionVaultStep.DECIDE, this::decided, GateOutcome::words);
        build(ProvisionVaultStep.LOCK, () -> provisioning("lock the policy").lockPolicy(design));
        build(ProvisionVaultStep.VERIFY, this::verified);
        String ending = "the vault is there and locked for " + design.retentionDays() + " days";
        if (recorded) {
            steps.runOrSkip(
                    ProvisionVaultStep.CLOSE_RECORD,
                    () -> Optional.of(kept(report(Verdict.LOCKED, ending))),
                    Provisioning::words,
                    Optional.empty());
            steps.runOrSkip(
                    ProvisionVaultStep.SEAL,
                    () -> Optional.of(custody().seal(ending(Verdict.LOCKED, ending))),
                    CustodyNotes::manifest,
                    Optional.empty());
        }
        progress.phase(phase(Verdict.LOCKED));
        return report(Verdict.LOCKED, ending);
    }

    /** Nobody is asked to lock for good what must not be: the run holds until that is mended. */
    private GateOutcome decided() {
        if (oversight.blocked()) {
            oversight.seal(planOfLock());
        }
        if (oversight.blocked()) {
            throw FailureType.REFUSED.failure(
                    "the vault must not be locked as it is: " + String.join(" ", unfit()), null);
        }
        GateRule asked = ruleOfLock();
        rule = asked;
        return oversight.require(ProvisionVault.GATE, asked, this::planOfLock);
    }

    private List<String> unfit() {
        return oversight.sealedPlan().stream()
                .flatMap(each -> each.plan().findings().stream())
                .filter(finding -> finding.weight() == Finding.Weight.BLOCKS)
                .map(Finding::words)
                .toList();
    }

    /**
     * Closes the record outside the steps, of a run that ends early: what fails here is paged, and fails nothing. Before
     * there is a container there is nowhere to keep it; the sweep then does so in the vault of this installation.
     */
    private ProvisionReport closedAside(Verdict verdict, String ending) {
        progress.phase(phase(verdict));
        ProvisionReport report = report(verdict, ending);
        if (recorded && build != null && build.url() != null) {
            Workflow.newDetachedCancellationScope(() -> {
                        oversight.orPage("the record", () -> kept(report));
                        oversight.orPage("the manifest", () -> custody().seal(ending(verdict, ending)));
                    })
                    .run();
        }
        return report;
    }

    /** The vault tells how it was made: looked at, and the report kept in it. */
    private KeptRecord kept(ProvisionReport report) {
        custody().lookOnce();
        return custody().keep(REPORT, report);
    }

    private static String words(Optional<KeptRecord> kept) {
        return kept.map(record -> REPORT + ", SHA-256 " + record.sha256()).orElse("");
    }

    private Custody custody() {
        if (custody == null) {
            custody = Custody.begin(
                    new Terms(
                            Objects.requireNonNull(Objects.requireNonNull(build).url()),
                            NO_INCIDENT,
                            request.accountId(),
                            Severity.INFORMATIONAL,
                            request.requestedBy()),
                    desk,
                    startedAt);
        }
        return custody;
    }

    private Ending ending(Verdict verdict, String words) {
        return new Ending(verdict.name(), words, plan(), rule, progress.status().steps(), List.of());
    }

    private void build(ProvisionVaultStep step, Functions.Func<VaultBuild> work) {
        build = steps.run(step, work, VaultPlan::words);
    }

    private VaultBuild observeAndPlan() {
        VaultBuild found = observe("see what there is");
        oversight.seal(VaultPlan.of(request, found));
        return found;
    }

    /** What is left to be done when everything but the lock is there. */
    private Plan planOfLock() {
        return VaultPlan.of(request, observe("see what is to be locked"));
    }

    private VaultBuild verified() {
        VaultBuild found = observe("read the vault back");
        if (!found.locked()
                || found.policyDays() < design.retentionDays()
                || !found.versioning()
                || !found.unfit().isEmpty()) {
            throw FailureType.REFUSED.failure(
                    "the vault is not as it was asked for: " + VaultPlan.words(found) + ". "
                            + String.join(" ", found.unfit()),
                    null);
        }
        return found;
    }

    private VaultBuild observe(String summary) {
        return AZURE_READ.to(VaultProvisioning.class, summary).observe(design);
    }

    private static VaultProvisioning provisioning(String summary) {
        return AZURE_OPERATION.to(VaultProvisioning.class, summary);
    }

    /**
     * Two people, whom the starter has authenticated, and never silence, whatever the policy says: nobody can take the
     * lock back, and names can be typed by anybody.
     */
    private GateRule ruleOfLock() {
        GateRule byPolicy =
                gates.ruleFor(ProvisionVault.TYPE, Severity.INFORMATIONAL, true).withAtLeast(APPROVERS);
        boolean authenticated =
                Workflow.getVersion(AUTHENTICATED, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
        return new GateRule(
                byPolicy.runbook(),
                byPolicy.severities(),
                byPolicy.protectedTarget(),
                byPolicy.approvers(),
                authenticated ? List.of(DecisionSource.AUTHENTICATED) : byPolicy.accepts(),
                byPolicy.expiresAfter(),
                byPolicy.onSilence() == OnSilence.PROCEED ? OnSilence.REFUSE : byPolicy.onSilence());
    }

    @Nullable SealedPlan plan() {
        return oversight.sealedPlan().orElse(null);
    }

    private static String phase(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ProvisionReport report(Verdict verdict, String ending) {
        return new ProvisionReport(
                verdict,
                ending,
                request.accountId(),
                request.container(),
                request.requestedBy(),
                build,
                plan(),
                Decisions.of(desk).records(),
                progress.status().steps());
    }
}
