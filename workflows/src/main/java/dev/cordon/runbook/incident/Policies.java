package dev.cordon.runbook.incident;

import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.IncidentPolicy;
import dev.cordon.capability.policy.NotificationPolicy;
import dev.cordon.capability.policy.PolicyActivities;
import dev.cordon.engine.Calls;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;

/** What the operators decided about incidents, read once so that it stands in the history. */
record Policies(ContainmentPolicy containment, GatePolicy gates, IncidentPolicy incidents, NotificationPolicy people) {
    /** Reads all of it at the same time. */
    static Policies read() {
        PolicyActivities policy = Calls.CONFIGURATION.to(PolicyActivities.class, "read the policy");
        Promise<ContainmentPolicy> containment = Async.function(policy::containment);
        Promise<GatePolicy> gates = Async.function(policy::gates);
        Promise<IncidentPolicy> incidents = Async.function(policy::incidents);
        Promise<NotificationPolicy> people = Async.function(policy::notifications);
        return new Policies(containment.get(), gates.get(), incidents.get(), people.get());
    }
}
