package dev.cordon.runbook.releasevm;

import static dev.cordon.engine.Calls.AZURE_OPERATION;
import static dev.cordon.engine.Calls.AZURE_READ;
import static dev.cordon.engine.Calls.CONFIGURATION;

import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.HoldTag;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.identity.RoleGrant;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.GateRule;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.policy.QuarantineNsg;
import dev.cordon.capability.record.BeforeImageSearch;
import dev.cordon.capability.record.FoundBeforeImage;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Steps;
import dev.cordon.engine.Together;
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
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The release of one machine, step by step. */
final class Release {
    private static final String REPORT = "release-report.json";
    private static final String CHANGE = "vault-check-comes-first";

    private final ReleaseVmRequest request;
    private final Progress progress;
    private final DecisionDesk desk;
    private final ContainmentPolicy policy;
    private final GatePolicy gatePolicy;
    private final Oversight oversight;
    private final Steps steps;
    private final ReleaseRecord record;
    private final Custody custody;
    private final boolean vaultFirst;
    private @Nullable GateRule rule;

    Release(ReleaseVmRequest request, Progress progress, DecisionDesk desk) {
        this.request = request;
        this.progress = progress;
        this.desk = desk;
        this.policy = CONFIGURATION
                .to(PolicyActivities.class, "read the containment policy")
                .containment();
        this.gatePolicy =
                CONFIGURATION.to(PolicyActivities.class, "read the gate policy").gates();
        Audience audience = new Audience(
                new Subject(
                        request.incidentId(), request.severity(), request.vm().name()),
                request.requestedBy(),
                progress);
        this.oversight = new Oversight(audience, desk, progress, gatePolicy, new Undo());
        this.custody = Custody.begin(
                new Terms(
                        policy.vaultContainer(),
                        request.incidentId(),
                        request.vmId(),
                        request.severity(),
                        request.requestedBy()),
                desk);
        this.vaultFirst =
                Workflow.getVersion(CHANGE, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION && custody.kept();
        this.steps = new Steps(ReleaseVmStep.of(custody.kept(), vaultFirst), progress, oversight);
        this.record = new ReleaseRecord(request);
    }

    /** Carries the release out, or as much of it as people let it; the record is closed however it ends. */
    ReleaseReport toItsEnd() {
        try {
            return carryOut();
        } catch (Ended ended) {
            record.ended(ended);
            return closedAside();
        } catch (CanceledFailure cancelled) {
            record.cancelled();
            closedAside();
            throw cancelled;
        } catch (ApplicationFailure refused) {
            record.failed(refused.getOriginalMessage());
            if (custody.kept() && record.changedAnything()) {
                closedAside();
            }
            throw refused;
        } finally {
            oversight.over();
        }
    }

    private ReleaseReport carryOut() {
        if (vaultFirst) {
            checkVault();
        }
        FoundBeforeImage found = steps.run(ReleaseVmStep.LOAD, this::load, image -> "recorded at " + image.url());
        VmState now = record.now();
        boolean changedNothing = Containment.foundContained(found.image(), policy);
        if (HoldTag.heldByAnother(now.tags(), request.incidentId()) && !changedNothing) {
            record.heldByOthers(now.tags());
            return closedAside();
        }
        GateRule asked = gatePolicy.ruleFor(
                ReleaseVm.TYPE, request.severity(), now.tags().containsKey(gatePolicy.protectionTag()));
        rule = asked;
        record.gate(steps.await(
                ReleaseVmStep.DECIDE,
                () -> oversight.require(ReleaseVm.GATE, asked, () -> plan(found)),
                GateOutcome::words));

        if (custody.kept() && !vaultFirst) {
            checkVault();
        }
        Restoration restoration = new Restoration(found.image(), record, policy, request);
        steps.run(ReleaseVmStep.RESTORE, restoration::putBack, Restoration.Result::words);
        steps.await(ReleaseVmStep.SETTLE, () -> restoration.settle(oversight), Restoration.Result::words);
        steps.runOrSkip(ReleaseVmStep.GRANT_ROLES, () -> grantRoles(found), words -> words, "");
        steps.run(ReleaseVmStep.VERIFY, () -> verify(found), words -> words);
        record.verified(changedNothing);
        steps.runOrSkip(
                ReleaseVmStep.CLOSE_RECORD,
                () -> Optional.of(custody.keep(REPORT, report())),
                kept -> "kept",
                Optional.empty());
        if (custody.kept()) {
            steps.runOrSkip(
                    ReleaseVmStep.SEAL,
                    () -> Optional.of(custody.seal(ending())),
                    CustodyNotes::manifest,
                    Optional.empty());
        }
        progress.phase(record.phase());
        return report();
    }

    private void checkVault() {
        steps.runOrSkip(
                ReleaseVmStep.CHECK_VAULT,
                () -> Optional.of(custody.checkVault()),
                CustodyNotes::vault,
                Optional.empty());
    }

    private FoundBeforeImage load() {
        FoundBeforeImage found = AZURE_READ
                .to(RecordActivities.class, "find the before-image")
                .findBeforeImage(new BeforeImageSearch(
                        policy.vaultContainer(),
                        request.incidentId(),
                        request.vmId(),
                        policy.quarantineNsgs().stream().map(QuarantineNsg::nsg).toList()));
        record.found(found);
        custody.collected(
                "before-image of run " + found.run(),
                Action.RECORD_READ,
                new Source(found.url(), null),
                found.stored(),
                found.provenance(),
                found.doubt() == null ? "" : found.doubt());
        oversight.seal(plan(found));
        return found;
    }

    private Plan plan(FoundBeforeImage found) {
        VmState vm = AZURE_READ
                .to(ComputeActivities.class, "observe " + request.vm().name())
                .observe(request.vm());
        List<NicState> nics = nics(found);
        AssignedIdentities identities = AZURE_READ
                .to(ManagedIdentityActivities.class, "observe identities")
                .observe(request.vm());
        record.observed(vm);
        return ReleasePlan.of(request, found, vm, nics, identities);
    }

    private List<NicState> nics(FoundBeforeImage found) {
        return Together.forEach(
                found.image().nics(),
                nic -> AZURE_READ
                        .to(NetworkActivities.class, "observe " + nic.nic().name())
                        .observe(nic.nic()));
    }

    private String grantRoles(FoundBeforeImage found) {
        AssignedIdentities now = AZURE_READ
                .to(ManagedIdentityActivities.class, "read the identities back")
                .observe(request.vm());
        List<RoleAssignment> lost = Containment.rolesOfSystemAssigned(found.image());
        record.identities(now, lost);
        if (lost.isEmpty() || now.systemAssignedPrincipalId() == null) {
            return "no role was lost";
        }
        if (!request.grantRoles()) {
            return "not asked for; lost: " + ReleasePlan.roles(lost);
        }
        AssignedIdentities granted = AZURE_OPERATION
                .to(ManagedIdentityActivities.class, "grant roles to the new principal")
                .grantRoles(request.vm(), new RoleGrant(now.systemAssignedPrincipalId(), lost));
        record.identities(granted, List.of());
        return "granted: " + ReleasePlan.roles(lost);
    }

    private String verify(FoundBeforeImage found) {
        VmState vm =
                AZURE_READ.to(ComputeActivities.class, "read the machine back").observe(request.vm());
        AssignedIdentities identities = AZURE_READ
                .to(ManagedIdentityActivities.class, "read the identities back")
                .observe(request.vm());
        List<String> missing = ReleaseCheck.missing(found.image(), vm, nics(found), identities);
        missing.forEach(record::notPutBack);
        return missing.isEmpty() ? "the recorded state is back" : String.join("; ", missing);
    }

    private Ending ending() {
        return new Ending(
                record.verdictName(),
                record.ending(),
                plan(),
                rule,
                progress.status().steps(),
                record.notPutBack());
    }

    private ReleaseReport closedAside() {
        progress.phase(record.phase());
        ReleaseReport report = report();
        Workflow.newDetachedCancellationScope(() -> {
                    oversight.orPage("the look at the vault", custody::lookOnce);
                    oversight.orPage("the record", () -> custody.keep(REPORT, report));
                    if (custody.kept()) {
                        oversight.orPage("the manifest", () -> custody.seal(ending()));
                    }
                })
                .run();
        return report;
    }

    @Nullable SealedPlan plan() {
        return oversight.sealedPlan().orElse(null);
    }

    private ReleaseReport report() {
        return record.report(
                plan(), Decisions.of(desk).records(), progress.status().steps());
    }
}
