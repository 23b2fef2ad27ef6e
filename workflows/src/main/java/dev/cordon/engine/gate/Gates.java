package dev.cordon.engine.gate;

import dev.cordon.capability.notification.Occasion;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.plan.PlanActivities;
import dev.cordon.capability.policy.GateRule;
import dev.cordon.capability.policy.OnSilence;
import dev.cordon.engine.Calls;
import dev.cordon.engine.Progress;
import dev.cordon.engine.Waiting;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Lets a run change something only after as many people as the policy asks for approved exactly that. */
final class Gates {
    private final Audience audience;
    private final DecisionDesk desk;
    private final Progress progress;

    Gates(Audience audience, DecisionDesk desk, Progress progress) {
        this.audience = audience;
        this.desk = desk;
        this.progress = progress;
    }

    /** Gives a plan its hash and shows it. */
    SealedPlan seal(Plan plan) {
        SealedPlan sealed = new SealedPlan(
                plan,
                Calls.CONFIGURATION.to(PlanActivities.class, "hash the plan").hash(plan));
        progress.show("Plan", PlanText.render(sealed));
        return sealed;
    }

    /**
     * Asks for a decision on a plan. After every wait the plan is made again; if it moved meanwhile, what was approved
     * is not what would be done, so the decision is asked for anew.
     *
     * @param gate the gate's name
     * @param first the plan as it stands
     * @param again makes and seals the plan anew
     */
    GateOutcome require(String gate, GateRule rule, SealedPlan first, Functions.Func<SealedPlan> again) {
        if (rule.approvers() == 0) {
            return new GateOutcome(true, List.of(), "no approval is asked for by policy");
        }
        String run = Workflow.getInfo().getRunId();
        SealedPlan plan = first;
        String moved = "";
        while (true) {
            GateOutcome outcome = ask(gate, rule, plan, run, moved);
            SealedPlan now = outcome.passed() ? again.apply() : plan;
            if (now.hash().equals(plan.hash())) {
                desk.close();
                return outcome;
            }
            moved = " The plan that was approved has moved: "
                    + String.join("; ", PlanDifference.between(plan.plan(), now.plan())) + ".";
            plan = now;
        }
    }

    private GateOutcome ask(String gate, GateRule rule, SealedPlan plan, String run, String moved) {
        Instant openedAt = Instant.ofEpochMilli(Workflow.currentTimeMillis());
        Question question = new Question(
                gate,
                "May " + plan.plan().runbook() + " change " + plan.plan().target() + "? " + people(rule.approvers())
                        + " must approve." + moved,
                List.of(
                        new Choice(Choice.APPROVE, "the plan is carried out", rule.approvers(), true),
                        Choice.ofOne(Choice.REFUSE, "the run ends and nothing is changed")),
                rule.accepts(),
                audience.requestedBy(),
                run,
                plan.hash(),
                openedAt,
                openedAt.plus(rule.expiresAfter()));
        Asking asking = new Asking(progress, desk);
        asking.begin(question);
        audience.page(Occasion.QUESTION, gate, question.asks(), PlanText.lines(plan.plan()));
        try {
            return answered(rule, question);
        } finally {
            asking.end();
        }
    }

    private GateOutcome answered(GateRule rule, Question question) {
        while (!Waiting.upTo(
                rule.expiresAfter(),
                "gate " + question.gate() + " expires",
                () -> desk.answer().isPresent())) {
            if (rule.onSilence() != OnSilence.ESCALATE) {
                boolean proceed = rule.onSilence() == OnSilence.PROCEED;
                return new GateOutcome(
                        proceed,
                        List.of(),
                        "nobody decided within " + rule.expiresAfter().toMinutes() + " minutes; by policy the run "
                                + (proceed ? "goes on" : "ends"));
            }
            audience.page(
                    Occasion.ESCALATION,
                    question.gate(),
                    "Escalation: nobody decided yet. " + question.asks(),
                    List.of());
        }
        Choice choice = desk.answer().orElseThrow();
        List<String> by = desk.counted().stream()
                .map(DecisionRecord::decision)
                .filter(Objects::nonNull)
                .filter(decision -> decision.choice().equals(choice.name()))
                .map(decision -> decision.decider())
                .toList();
        boolean approved = choice.name().equals(Choice.APPROVE);
        String words = (approved ? "approved by " : "refused by ") + String.join(" and ", by);
        audience.decided(question.gate(), words);
        return new GateOutcome(approved, by, words);
    }

    private static String people(int count) {
        return count == 1 ? "One person other than the requester" : count + " people other than the requester";
    }
}
