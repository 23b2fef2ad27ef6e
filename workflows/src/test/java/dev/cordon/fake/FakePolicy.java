package dev.cordon.fake;

import dev.cordon.capability.Severity;
import dev.cordon.capability.decision.DecisionSource;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.GatePolicy.HoldRule;
import dev.cordon.capability.policy.GateRule;
import dev.cordon.capability.policy.IncidentPolicy;
import dev.cordon.capability.policy.IncidentRule;
import dev.cordon.capability.policy.Initiative;
import dev.cordon.capability.policy.NotificationPolicy;
import dev.cordon.capability.policy.OnSilence;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.capability.policy.VaultPolicy;
import java.time.Duration;
import java.util.List;

/** A policy that a spec can change. */
public final class FakePolicy implements PolicyActivities {
    /** The build that runs the runbooks. */
    public static final String BUILD = "cordon of the specs (0000000)";

    private static final List<DecisionSource> ANY = List.of(DecisionSource.values());

    private ContainmentPolicy containment = Seed.POLICY;
    private List<DecisionSource> accepts = ANY;
    private String build = BUILD;
    private VaultPolicy vault = Seed.VAULT_POLICY;
    private OnSilence onSilence = OnSilence.REFUSE;
    private Duration expiresAfter = Duration.ofHours(1);
    private NotificationPolicy notifications = new NotificationPolicy(List.of(), null);
    private IncidentPolicy incidents = new IncidentPolicy(
            List.of(
                    new IncidentRule("IsolateVm", List.of(Severity.HIGH), List.of(), List.of(), Initiative.START),
                    new IncidentRule("IsolateVm", List.of(), List.of(), List.of(), Initiative.PROPOSE)),
            50,
            null);

    @Override
    public synchronized ContainmentPolicy containment() {
        return containment;
    }

    public synchronized void containment(ContainmentPolicy policy) {
        containment = policy;
    }

    public synchronized void accepts(DecisionSource... sources) {
        accepts = List.of(sources);
    }

    public synchronized void onSilence(OnSilence meaning) {
        onSilence = meaning;
    }

    /** Gates expire after real time: the test server skips none once a run that started another one has closed. */
    public synchronized void expiresAfter(Duration time) {
        expiresAfter = time;
    }

    @Override
    public synchronized VaultPolicy vault() {
        return vault;
    }

    public synchronized void vault(VaultPolicy policy) {
        vault = policy;
    }

    @Override
    public synchronized String build() {
        return build;
    }

    public synchronized void build(String name) {
        build = name;
    }

    @Override
    public synchronized NotificationPolicy notifications() {
        return notifications;
    }

    public synchronized void notifications(NotificationPolicy policy) {
        notifications = policy;
    }

    @Override
    public synchronized IncidentPolicy incidents() {
        return incidents;
    }

    public synchronized void incidents(IncidentPolicy policy) {
        incidents = policy;
    }

    @Override
    public synchronized GatePolicy gates() {
        return new GatePolicy(
                "cordon-protected",
                List.of(
                        rule("IsolateVm", List.of(Severity.HIGH), false, 0),
                        rule("IsolateVm", List.of(), false, 1),
                        rule("IsolateVm", List.of(), true, 2),
                        rule("ReleaseVm", List.of(), false, 2),
                        rule("ReleaseVm", List.of(), true, 2),
                        rule("ProvisionVault", List.of(), true, 1)),
                new HoldRule(accepts, 2),
                Duration.ofMinutes(15));
    }

    private GateRule rule(String runbook, List<Severity> severities, boolean protectedTarget, int approvers) {
        return new GateRule(runbook, severities, protectedTarget, approvers, accepts, expiresAfter, onSilence);
    }
}
