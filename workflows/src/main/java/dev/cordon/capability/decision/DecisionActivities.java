package dev.cordon.capability.decision;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Verifies decisions. */
@ActivityInterface
@CarriedOutBy(WorkerRole.RUNBOOKS)
public interface DecisionActivities {
    /**
     * Whether a trusted key signed exactly this decision: gate, run, plan hash, choice, decider and comment as they
     * stand. The claims are {@code gate}, {@code run}, {@code planHash}, {@code choice}, {@code sub} (the decider),
     * {@code comment}, {@code iat}, {@code jti}, {@code amr} (how the decider was authenticated).
     */
    @ActivityMethod(name = "decision.verify")
    SignatureCheck verify(Decision decision);
}
