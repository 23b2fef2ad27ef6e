package dev.cordon.runbook.incident;

import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.policy.IncidentPolicy;
import dev.cordon.capability.policy.Initiative;
import dev.cordon.capability.runs.FollowingActivities;
import dev.cordon.capability.runs.RunSoFar;
import dev.cordon.capability.runs.RunToFollow;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.Calls;
import dev.cordon.engine.Cause;
import dev.cordon.engine.FollowUp;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancelExternalWorkflowException;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runs that an incident sets going: started once each, as policy says, and followed to their end. */
final class Children {
    private final HandleIncidentRequest request;
    private final String incidentId;
    private final IncidentPolicy policy;
    private final Machines machines;
    private final Functions.Proc3<Child, @Nullable RunSoFar, RunSoFar> news;
    private final List<Child> all = new ArrayList<>();

    /** @param news is told whenever more is known of a run: the run, what was known, what is known now */
    Children(
            HandleIncidentRequest request,
            String incidentId,
            IncidentPolicy policy,
            Machines machines,
            Functions.Proc3<Child, @Nullable RunSoFar, RunSoFar> news) {
        this.request = request;
        this.incidentId = incidentId;
        this.policy = policy;
        this.machines = machines;
        this.news = news;
    }

    List<Child> all() {
        return List.copyOf(all);
    }

    boolean ended() {
        return all.stream().allMatch(Child::ended);
    }

    /** How far a runbook is set going: where more machines are named than may be cut off unasked, none is unasked. */
    Initiative initiative(Response response, SentinelIncident incident, int machinesNamed) {
        Initiative initiative =
                policy.initiative(response.runbook(), incident.severity(), incident.tactics(), incident.providers());
        boolean tooMany = response.contains() && machinesNamed > policy.mostByItself();
        return initiative == Initiative.START && tooMany ? Initiative.PROPOSE : initiative;
    }

    /** What is set going for a machine and how far, in words, before anything is. */
    String intention(Mapped machine, Mapping mapping, SentinelIncident incident) {
        VmId vm = vm(machine);
        return Arrays.stream(Response.values())
                .map(response -> response.words(vm)
                        + switch (initiative(
                                response, incident, mapping.machines().size())) {
                            case START -> ": started";
                            case PROPOSE -> ": proposed, waits for approval";
                            case LEAVE -> ": not started by itself";
                        })
                .collect(Collectors.joining("; "));
    }

    /** Starts what policy says for each machine that has none of it yet; all at once, and without waiting for any. */
    void start(Mapping mapping, SentinelIncident incident) {
        int named = mapping.machines().size();
        for (Mapped machine : mapping.machines()) {
            VmId vm = vm(machine);
            for (Response response : Response.values()) {
                Initiative initiative = initiative(response, incident, named);
                String workflowId = response.workflowId(incidentId, vm);
                if (initiative != Initiative.LEAVE && !has(workflowId)) {
                    begin(new Child(response, vm, workflowId, initiative), machine.alertedAt(), incident);
                }
            }
        }
    }

    /** Asks every run that goes on to end after the step in progress; what they changed stays changed. */
    void cancel() {
        all().stream().filter(child -> !child.ended()).forEach(child -> Async.procedure(() -> cancel(child)));
    }

    private static void cancel(Child child) {
        try {
            Workflow.newUntypedExternalWorkflowStub(child.workflowId()).cancel();
        } catch (CancelExternalWorkflowException gone) {
            child.said("it could not be asked to end: " + gone.getMessage());
        }
    }

    /** The machines that policy leaves to people: nothing cuts them off by itself. */
    List<Mapped> leftToPeople(Mapping mapping, SentinelIncident incident) {
        int named = mapping.machines().size();
        return mapping.machines().stream()
                .filter(machine -> initiative(Response.ISOLATE_VM, incident, named) == Initiative.LEAVE)
                .filter(machine -> !has(Response.ISOLATE_VM.workflowId(incidentId, vm(machine))))
                .filter(machine -> !machines.held(vm(machine).id()))
                .map(machine -> machine.but(Meaning.FOR_A_HUMAN, "policy leaves it to people whether it is isolated"))
                .toList();
    }

    private static VmId vm(Mapped machine) {
        return new VmId(Objects.requireNonNull(machine.target()));
    }

    private boolean has(String workflowId) {
        return all.stream().anyMatch(child -> child.workflowId().equals(workflowId));
    }

    private void begin(Child child, @Nullable Instant alertedAt, SentinelIncident incident) {
        all.add(child);
        // Whoever cancels this run leaves what it started as it is.
        Async.procedure(() -> Workflow.newDetachedCancellationScope(() -> toItsEnd(child, alertedAt, incident))
                .run());
    }

    private void toItsEnd(Child child, @Nullable Instant alertedAt, SentinelIncident incident) {
        try {
            boolean anew =
                    child.response().contains() && !machines.held(child.vm().id());
            FollowUp.start(
                    child.response().runbook(),
                    child.workflowId(),
                    child.response()
                            .request(
                                    incidentId,
                                    child.vm(),
                                    request.requestedBy(),
                                    incident,
                                    child.initiative(),
                                    alertedAt,
                                    Instant.ofEpochMilli(Workflow.currentTimeMillis())),
                    child.words() + " for incident " + incidentId,
                    anew);
            while (!child.ended()) {
                follow(child);
            }
        } catch (TemporalFailure failure) {
            child.lost("it is followed no longer: " + Cause.of(failure).words());
        }
    }

    private void follow(Child child) {
        RunSoFar before = child.seen();
        RunSoFar now = Calls.FOLLOWING
                .to(FollowingActivities.class, "follow: " + child.words())
                .follow(new RunToFollow(
                        child.workflowId(),
                        before == null ? null : before.runId(),
                        before == null ? "" : before.mark()));
        child.seen(now);
        news.apply(child, before, now);
    }
}
