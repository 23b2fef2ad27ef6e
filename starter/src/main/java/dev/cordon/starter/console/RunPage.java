package dev.cordon.starter.console;

import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.runbook.incident.HandleIncident;
import dev.cordon.runbook.incident.HandlingReport;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.preserve.PreserveEvidence;
import dev.cordon.runbook.releasevm.ReleaseVm;
import dev.cordon.starter.runs.Asked;
import dev.cordon.starter.runs.Run;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run as one person sees it.
 *
 * @param question the question that is open; null for none
 * @param containment time to contain against its target; null where it does not apply
 * @param temporalUi the run's page there; null where no address is configured
 * @param version what the page shows, to be told later changes only
 */
record RunPage(
        Run run,
        Asked asked,
        Verdict verdict,
        @Nullable QuestionCard question,
        @Nullable Containment containment,
        @Nullable URI temporalUi,
        String version) {

    public String title() {
        String verb = switch (run.runbook()) {
            case HandleIncident.TYPE -> "Handle incident ";
            case IsolateVm.TYPE -> "Isolate ";
            case ReleaseVm.TYPE -> "Release ";
            case PreserveEvidence.TYPE -> "Preserve the evidence of ";
            default -> run.runbook() + " ";
        };
        String about = handlesIncident() ? asked.incident() : asked.machine();
        return verb + (about.isEmpty() ? run.workflowId() : about);
    }

    /** Whether it is about an incident and not about one machine. */
    public boolean handlesIncident() {
        return run.runbook().equals(HandleIncident.TYPE);
    }

    /** How a run for an incident stands, in words. */
    public String stateOf(HandlingReport.Run child) {
        return child.verdict().isEmpty()
                ? child.words()
                : child.verdict().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + child.words();
    }

    /** The run in a sentence, without the marks that the Temporal UI renders. */
    public String headline() {
        if (run.outcome() != null && run.outcome().failure() != null) {
            return run.outcome().failure();
        }
        return run.account().progress() == null
                ? ""
                : run.account().progress().headline().replace("**", "");
    }

    public List<DecisionRecord> decisions() {
        return run.account().decisions() == null
                ? List.of()
                : run.account().decisions().records();
    }

    /** The open question, with the machine by its name. */
    public String asks() {
        String asks = question == null ? "" : question.question().asks();
        return asked.vmId().isEmpty() ? asks : asks.replace(asked.vmId(), asked.machine());
    }

    /** A resource's name. */
    public String lastPart(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    public boolean goesOn() {
        return !run.state().ended();
    }

    public boolean releasable() {
        return run.runbook().equals(IsolateVm.TYPE) && verdict.words().equals("contained");
    }
}
