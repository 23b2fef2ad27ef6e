package dev.cordon.starter.decisions;

import dev.cordon.capability.decision.Decision;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.starter.runs.Run;
import dev.cordon.starter.runs.RunDecisions;
import dev.cordon.starter.runs.Runs;
import dev.cordon.starter.security.Caller;
import dev.cordon.starter.security.NotAllowed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes decisions of authenticated people to their runs, under a signature that the workers verify. */
@Component
public class SignedDecisions {
    private static final Logger LOG = LoggerFactory.getLogger(SignedDecisions.class);
    private static final String NO_KEY =
            "This starter signs no decisions: cordon.starter.decisions.signing-key is not set.";

    private final DecisionSigner signer;
    private final Runs runs;
    private final RunDecisions decisions;

    SignedDecisions(DecisionSigner signer, Runs runs, RunDecisions decisions) {
        this.signer = signer;
        this.runs = runs;
        this.decisions = decisions;
    }

    /**
     * Takes a decision to a run.
     *
     * @return what became of it there; it may have been refused
     * @throws NotAllowed if the caller's roles do not allow it; the run does not learn of it then
     */
    public DecisionRecord decide(Run run, Answer answer, Caller caller) {
        DecisionRights.objection(caller, answer.choice()).ifPresent(sentence -> {
            throw new NotAllowed(sentence);
        });
        if (!signer.canSign()) {
            throw new NotAllowed(NO_KEY);
        }
        Decision decision = signer.sign(answer, decider(run, caller), caller.authentication());
        DecisionRecord record = decisions.hand(run.workflowId(), decision);
        LOG.info(
                "{} decided '{}' at gate '{}' of {}: {}",
                decision.decider(),
                decision.choice(),
                decision.gate(),
                run.workflowId(),
                record.words());
        return record;
    }

    /** A requester is recognised under whichever name the request was made, or approving one's own would be easy. */
    private String decider(Run run, Caller caller) {
        String requestedBy = runs.asked(run).requestedBy();
        return caller.isKnownAs(requestedBy) ? requestedBy : caller.name();
    }
}
