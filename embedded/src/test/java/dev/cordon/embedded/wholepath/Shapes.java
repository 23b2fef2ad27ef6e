package dev.cordon.embedded.wholepath;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.runbook.sweep.SweepRuns;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Runs of as many shapes as a run can have: each begins somehow, is decided on by somebody, and ends somehow. */
final class Shapes {
    private static final Duration LONGEST = Duration.ofMinutes(4);
    /** A region without a quarantine group: the plan is approved, and the step holds. */
    private static final String BLOCKED = "vm-us-01";

    private final WorkflowClient temporal;
    private final Caller alice;
    private final Caller bob;
    private final Caller carol;
    private final Map<String, String> runs = new LinkedHashMap<>();
    private final Map<String, String> lastOn = new HashMap<>();

    Shapes(RunningCordon cordon) {
        this.temporal = cordon.temporal();
        this.alice = cordon.caller("alice@contoso.com");
        this.bob = cordon.caller("bob@contoso.com");
        this.carol = cordon.caller("carol@contoso.com");
    }

    /** Carries all of them out; what each is, by the id of its run. */
    Map<String, String> carriedOut() {
        contained();
        decided();
        cutOff();
        held();
        afterwards();
        runs.keySet().forEach(this::awaitArchive);
        return Map.copyOf(runs);
    }

    private void contained() {
        shape("a running machine with two interfaces", isolate("vm-app-01", "High"), id -> {});
        shape("a machine that does not run", isolate("vm-db-01", "High"), id -> {});
        shape("a machine without identities", isolate("vm-web-01", "High"), id -> {});
        shape("a second incident on a contained machine", isolate("vm-app-01", "High"), id -> {});
    }

    private void decided() {
        shape("approved by one", isolate("vm-archive-01", "Medium"), id -> bob.decide(id, "approve", "seen"));
        shape("approved by two", isolate("vm-protected-01", "High"), id -> {
            bob.decide(id, "approve", "");
            carol.decide(id, "approve", "");
        });
        shape("approved by a name typed into the UI", isolate("vm-web-01", "Low"), id -> type(id, "eve@contoso.com"));
        shape("approved after the requester had tried to", isolate("vm-web-01", "Medium"), id -> {
            type(id, "alice@contoso.com");
            bob.decide(id, "approve", "");
        });
        shape("refused", isolate("vm-db-01", "Medium"), id -> bob.decide(id, "refuse", "false alarm"));
        shape("refused without a word", isolate("vm-web-01", "Informational"), id -> carol.decide(id, "refuse", ""));
        shape("approved with a decision that came twice", isolate("vm-db-01", "Low"), id -> {
            type(id, "eve@contoso.com");
            type(id, "mallory@contoso.com");
        });
    }

    private void cutOff() {
        shape("cancelled at its gate", isolate("vm-web-01", "Medium"), id -> {
            alice.question(id);
            stub(id).cancel("enough");
        });
        shape("terminated at its gate", isolate("vm-web-01", "Medium"), id -> {
            alice.question(id);
            stub(id).terminate("by mistake");
            sweep();
        });
        shape("terminated with a decision on its way", isolate("vm-db-01", "Medium"), id -> {
            type(id, "alice@contoso.com");
            stub(id).terminate("by mistake");
            sweep();
        });
    }

    private void held() {
        shape("stopped at a hold", isolate(BLOCKED, "High"), id -> {
            bob.decide(id, "approve", "try");
            atHold(id, 1, "stop");
        });
        shape("tried again at a hold, then stopped", isolate(BLOCKED, "High"), id -> {
            bob.decide(id, "approve", "try");
            atHold(id, 1, "retry");
            atHold(id, 2, "stop");
        });
    }

    private void afterwards() {
        String incident = incident();
        String isolation = alice.isolate(request("vm-private-01", incident, "Low"));
        shape("isolated to be released", isolation, id -> bob.decide(id, "approve", ""));
        alice.ended(isolation);
        shape("released by two", alice.release(about("vm-private-01", incident)), id -> {
            bob.decide(id, "approve", "clean");
            carol.decide(id, "approve", "clean");
        });
        shape("preserved with one disk", alice.preserve(about("vm-web-01", incident())), id -> {});
        shape("preserved with two disks", alice.preserve(about("vm-db-01", incident())), id -> {});
    }

    private void shape(String what, String id, Consumer<String> course) {
        String runId = alice.run(id).path("runId").asText();
        course.accept(id);
        runs.put(runId, what);
    }

    /** A run at a time on a machine: the plan of one that waits would move with what another does. */
    private String isolate(String machine, String severity) {
        String before = lastOn.get(machine);
        if (before != null) {
            alice.ended(before);
        }
        String id = alice.isolate(request(machine, incident(), severity));
        lastOn.put(machine, id);
        return id;
    }

    private static Map<String, Object> request(String machine, String incident, String severity) {
        return Map.of("incidentId", incident, "vmId", Machines.named(machine), "severity", severity);
    }

    private static Map<String, Object> about(String machine, String incident) {
        return Map.of("incidentId", incident, "vmId", Machines.named(machine));
    }

    /** As somebody types it into the Temporal UI, naming whom they like. */
    private void type(String id, String decider) {
        Map<String, Object> decision = Caller.answer(alice.question(id), "approve", "");
        decision.put("decider", decider);
        stub(id).signal("decide", decision);
    }

    private void atHold(String id, int number, String choice) {
        String gate = "hold-" + number + "-";
        alice.question(id, question -> question.path("gate").asText().startsWith(gate));
        carol.decide(id, choice, "");
    }

    private void sweep() {
        WorkflowStub sweep = temporal.newUntypedWorkflowStub(
                SweepRuns.TYPE,
                WorkflowOptions.newBuilder()
                        .setTaskQueue("cordon")
                        .setWorkflowId("sweep-" + UUID.randomUUID())
                        .build());
        sweep.start();
        sweep.getResult(Object.class);
    }

    /** A run is no record before its history is archived. */
    private void awaitArchive(String runId) {
        await("the archive of " + runs.get(runId))
                .atMost(LONGEST)
                .ignoreExceptions()
                .until(() -> stub("archive-run." + runId).getResult(JsonNode.class), report -> report.has("seal"));
    }

    private WorkflowStub stub(String id) {
        return temporal.newUntypedWorkflowStub(id);
    }

    private static String incident() {
        return "INC-" + UUID.randomUUID();
    }
}
