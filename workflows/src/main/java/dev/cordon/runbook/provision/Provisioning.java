package dev.cordon.runbook.provision;

import static dev.cordon.engine.Calls.AZURE_OPERATION;
import static dev.cordon.engine.Calls.AZURE_READ;
import static dev.cordon.engine.Calls.CONFIGURATION;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.Severity;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.GateRule;
import dev.cordon.capability.policy.OnSilence;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.provision.VaultBuild;
import dev.cordon.capability.provision.VaultDesign;
import dev.cordon.capability.provision.VaultProvisioning;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Steps;
import dev.cordon.engine.Undo;
import dev.cordon.engine.gate.Audience;
import dev.cordon.engine.gate.DecisionDesk;
import dev.cordon.engine.gate.Decisions;
import dev.cordon.engine.gate.Ended;
import dev.cordon.engine.gate.GateOutcome;
import dev.cordon.engine.gate.Oversight;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.engine.notice.Subject;
import dev.cordon.runbook.provision.ProvisionReport.Verdict;
import io.temporal.workflow.Functions;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The making of one vault, step by step. */
final class Provisioning {
    private static final int APPROVERS = 2;
    static final String NO_INCIDENT = "none";

    private final ProvisionVaultRequest request;
    private final VaultDesign design;
    private final Progress progress;
    private final DecisionDesk desk;
    private final GatePolicy gates;
    private final Oversight oversight;
    private final Steps steps;
    private @Nullable VaultBuild build;

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
        this.steps = new Steps(List.of(ProvisionVaultStep.values()), progress, oversight);
    }

    ProvisionReport toItsEnd() {
        try {
            return carryOut();
        } catch (Ended ended) {
            Verdict verdict = ended.way() == Ended.Way.REFUSED ? Verdict.NOT_LOCKED : Verdict.NOT_COMPLETED;
            return report(verdict, String.valueOf(ended.getMessage()));
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
        steps.await(
                ProvisionVaultStep.DECIDE,
                () -> oversight.require(ProvisionVault.GATE, rule(), this::planOfLock),
                GateOutcome::words);
        build(ProvisionVaultStep.LOCK, () -> provisioning("lock the policy").lockPolicy(design));
        build(ProvisionVaultStep.VERIFY, this::verified);
        return report(Verdict.LOCKED, "the vault is there and locked for " + design.retentionDays() + " days");
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
        if (!found.locked() || found.policyDays() < design.retentionDays() || !found.versioning()) {
            throw FailureType.REFUSED.failure("the vault is not as it was asked for: " + VaultPlan.words(found), null);
        }
        return found;
    }

    private VaultBuild observe(String summary) {
        return AZURE_READ.to(VaultProvisioning.class, summary).observe(design);
    }

    private static VaultProvisioning provisioning(String summary) {
        return AZURE_OPERATION.to(VaultProvisioning.class, summary);
    }

    /** Two people and never silence, whatever the policy says: nobody can take the lock back. */
    private GateRule rule() {
        GateRule byPolicy =
                gates.ruleFor(ProvisionVault.TYPE, Severity.INFORMATIONAL, true).withAtLeast(APPROVERS);
        return new GateRule(
                byPolicy.runbook(),
                byPolicy.severities(),
                byPolicy.protectedTarget(),
                byPolicy.approvers(),
                byPolicy.accepts(),
                byPolicy.expiresAfter(),
                byPolicy.onSilence() == OnSilence.PROCEED ? OnSilence.REFUSE : byPolicy.onSilence());
    }

    @Nullable SealedPlan plan() {
        return oversight.sealedPlan().orElse(null);
    }

    private ProvisionReport report(Verdict verdict, String ending) {
        progress.phase(verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'));
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
