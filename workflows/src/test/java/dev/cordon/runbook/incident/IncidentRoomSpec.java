package dev.cordon.runbook.incident;

import static dev.cordon.runbook.incident.Incidents.account;
import static dev.cordon.runbook.incident.Incidents.high;
import static dev.cordon.runbook.incident.Incidents.host;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.policy.IncidentPolicy;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.IncidentMark;
import dev.cordon.capability.sentinel.IncidentNote;
import dev.cordon.engine.gate.Question;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.fake.TestIncident;
import dev.cordon.runbook.RunbookEnvironment;
import io.temporal.client.WorkflowStub;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an incident that names too much or too little comes to. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class IncidentRoomSpec {
    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final RunbookEnvironment temporal = new RunbookEnvironment(azure, policy, new FakeOffice(), false);

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void a_hundred_accounts_are_twenty_tasks_and_one_so_that_a_question_has_room() {
        policy.incidents(new IncidentPolicy(policy.incidents().rules(), 0, null));
        WorkflowStub run = temporal.report(high(andAccounts(120, host(Seed.WEB))));
        WorkflowStub isolation = temporal.begun(temporal.run(isolation()));

        temporal.decide(isolation, temporal.question(isolation), "approve", "bob@contoso.com");

        HandlingReport report = run.getResult(HandlingReport.class);
        assertThat(report.waiting()).hasSize(120);
        assertThat(report.writtenBack().refused()).isZero();
        assertThat(azure.sentinel().tasks())
                .extracting(IncidentNote.Task::title)
                .contains("Decide: isolate vm-web-01", "For a human: 100 more")
                .filteredOn(title -> title.startsWith("For a human"))
                .hasSize(21);
    }

    @Test
    void of_ten_thousand_things_the_machine_is_isolated_and_the_rest_is_said_to_be_there() {
        HandlingReport report = handle(andAccounts(10_000, host(Seed.WEB)));

        assertThat(report.runs()).extracting(HandlingReport.Run::vmId).containsExactly(Seed.WEB.id());
        assertThat(report.mapping().things()).hasSize(201);
        assertThat(report.waiting()).last().asString().startsWith("and 9801 more: ");
    }

    @Test
    void an_incident_with_nothing_to_do_is_taken_up_all_the_same() {
        policy.incidents(new IncidentPolicy(policy.incidents().rules(), 50, "soc@contoso.com"));
        TestIncident incident = azure.sentinel().raise(high());

        handle();

        assertThat(azure.sentinel().marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark.labels()).isEmpty());
        assertThat(incident.owner()).isEqualTo("soc@contoso.com");
    }

    @Test
    void a_machine_that_policy_leaves_to_people_is_left_to_them_by_name() {
        policy.incidents(new IncidentPolicy(List.of(), 50, null));

        HandlingReport report = handle(host(Seed.WEB));

        assertThat(report.waiting())
                .containsExactly("Host vm-web-01: policy leaves it to people whether it is isolated");
        assertThat(azure.sentinel().tasks())
                .filteredOn(task -> !task.done())
                .extracting(IncidentNote.Task::title)
                .containsExactly("For a human: Host vm-web-01");
        List<IncidentMark> marks = azure.sentinel().marks();
        assertThat(marks.get(marks.size() - 1).labels()).containsExactly("cordon:needs-human");
    }

    @Test
    void two_decisions_of_one_person_at_one_gate_are_two_comments() {
        policy.incidents(new IncidentPolicy(policy.incidents().rules(), 0, null));
        WorkflowStub run = temporal.report(high(host(Seed.WEB)));
        WorkflowStub isolation = temporal.begun(temporal.run(isolation()));
        Question first = temporal.question(isolation);
        azure.somebodyAttaches(Seed.NIC_WEB, Seed.NSG_DB);
        temporal.decide(isolation, first, "approve", "bob@contoso.com");
        Question second =
                temporal.question(isolation, question -> !question.planHash().equals(first.planHash()));
        temporal.decide(isolation, second, "approve", "bob@contoso.com");

        run.getResult(HandlingReport.class);

        assertThat(azure.sentinel().comments())
                .extracting(IncidentNote.Comment::markdown)
                .filteredOn(text -> text.contains("approve by bob"))
                .hasSize(2);
    }

    @Test
    void what_others_have_named_is_shortened_where_temporal_takes_little() {
        WorkflowStub run = temporal.report(high(account("a\n" + "é".repeat(5000))));
        run.getResult(HandlingReport.class);

        assertThat(temporal.activitySummaries(run))
                .allMatch(summary -> summary.length() <= 200 && !summary.contains("\n"));
    }

    private HandlingReport handle(Entity... entities) {
        return temporal.report(high(entities)).getResult(HandlingReport.class);
    }

    /** So many accounts, and the entity last. */
    private static Entity[] andAccounts(int many, Entity last) {
        List<Entity> all = new ArrayList<>(IntStream.range(0, many)
                .mapToObj(each -> account("user-" + each + "@contoso.com"))
                .toList());
        all.add(last);
        return all.toArray(Entity[]::new);
    }

    private static String isolation() {
        HandleIncidentRequest request = new HandleIncidentRequest(Incidents.ARM_ID, "any");
        return Response.ISOLATE_VM.workflowId(request.incidentId("1042"), Seed.WEB);
    }
}
