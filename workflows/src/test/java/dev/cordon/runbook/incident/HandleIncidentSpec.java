package dev.cordon.runbook.incident;

import static dev.cordon.runbook.incident.Incidents.account;
import static dev.cordon.runbook.incident.Incidents.high;
import static dev.cordon.runbook.incident.Incidents.host;
import static dev.cordon.runbook.incident.Incidents.hostNamed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.Severity;
import dev.cordon.capability.notification.Channel;
import dev.cordon.capability.notification.Occasion;
import dev.cordon.capability.notification.PagerEvent;
import dev.cordon.capability.policy.NotificationPolicy;
import dev.cordon.capability.sentinel.IncidentMark;
import dev.cordon.capability.sentinel.IncidentNote;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.gate.Question;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.fake.TestIncident;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.incident.HandlingReport.Verdict;
import dev.cordon.runbook.isolatevm.IsolationReport;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class HandleIncidentSpec {
    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final RunbookEnvironment temporal = new RunbookEnvironment(azure, policy, new FakeOffice(), false);

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void a_high_incident_isolates_the_machine_that_it_names_with_no_human() {
        HandlingReport report = handle(high(host(Seed.WEB)));

        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.runs()).singleElement().satisfies(run -> {
            assertThat(run.vmId()).isEqualTo(Seed.WEB.id());
            assertThat(run.verdict()).isEqualTo("CONTAINED");
        });
        assertThat(azure.changes()).anyMatch(change -> change.startsWith("network.") && change.contains("nic-web-01"));
    }

    @Test
    void the_incident_is_told_each_step_once_with_ids_that_are_the_same_in_every_run() {
        handle(high(host(Seed.WEB)));
        List<String> first = ids();

        handle(high(host(Seed.WEB)));

        assertThat(first).hasSizeGreaterThan(12);
        assertThat(ids()).containsAll(first);
        assertThat(azure.sentinel().comments())
                .extracting(IncidentNote.Comment::markdown)
                .filteredOn(text -> text.contains("swap the network security group"))
                .hasSize(1);
        assertThat(azure.sentinel().tasks()).allMatch(IncidentNote.Task::done);
    }

    @Test
    void labels_say_in_the_end_that_the_incident_is_contained() {
        handle(high(host(Seed.WEB)));

        List<IncidentMark> marks = azure.sentinel().marks();
        assertThat(marks.get(0).labels()).containsExactly("cordon:running");
        assertThat(marks.get(marks.size() - 1).labels()).containsExactly("cordon:contained");
    }

    @Test
    void what_cordon_cannot_act_on_is_listed_for_a_human_and_nothing_is_done_about_it() {
        HandlingReport report =
                handle(high(host(Seed.MISSING), hostNamed("no-such-host"), account("alice@contoso.com")));

        assertThat(report.verdict()).isEqualTo(Verdict.NOTHING_ISOLATED);
        assertThat(report.runs()).isEmpty();
        assertThat(report.waiting()).hasSize(3);
        assertThat(azure.changes()).isEmpty();
        assertThat(azure.sentinel().tasks())
                .filteredOn(task -> !task.done())
                .extracting(IncidentNote.Task::title)
                .contains("For a human: Account alice@contoso.com");
        assertThat(last(azure.sentinel().marks()).labels()).containsExactly("cordon:needs-human");
    }

    @Test
    void a_name_that_one_machine_bears_is_that_machine_and_one_that_two_bear_is_neither() {
        assertThat(handle(high(hostNamed("vm-web-01"))).runs())
                .extracting(HandlingReport.Run::vmId)
                .containsExactly(Seed.WEB.id());
    }

    @Test
    void a_name_that_two_machines_bear_is_neither_of_them() {
        azure.another(Seed.vm("rg-workload-dr", "vm-web-01"));

        HandlingReport report = handle(high(hostNamed("vm-web-01")));

        assertThat(report.runs()).isEmpty();
        assertThat(report.waiting()).singleElement().asString().contains("2 machines bear this name");
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void a_medium_incident_proposes_and_changes_nothing_before_somebody_approves() {
        WorkflowStub run = temporal.report(Incidents.of(Severity.MEDIUM, IncidentStatus.NEW, host(Seed.WEB)));
        WorkflowStub child = temporal.run(isolation());
        Question question = questionOf(child);
        assertThat(azure.changes()).isEmpty();

        temporal.decide(child, question, "approve", "bob@contoso.com");

        assertThat(run.getResult(HandlingReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(azure.sentinel().tasks())
                .extracting(IncidentNote.Task::title)
                .contains("Decide: isolate vm-web-01", "isolate vm-web-01: decided");
    }

    @Test
    void more_machines_than_policy_lets_be_cut_off_unasked_are_all_proposed() {
        policy.incidents(new dev.cordon.capability.policy.IncidentPolicy(
                policy.incidents().rules(), 1, null));
        temporal.report(high(host(Seed.WEB), host(Seed.DB)));

        assertThat(questionOf(temporal.run(isolation())).gate()).isEqualTo("isolate");
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void an_update_joins_the_run_and_adds_what_it_names() {
        azure.holdBack("preflight.observe containment vm-web-01");
        WorkflowStub run = temporal.report(high(host(Seed.WEB)));
        temporal.report(high(host(Seed.WEB), host(Seed.DB)));
        azure.letGo();

        HandlingReport report = run.getResult(HandlingReport.class);

        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.runs()).extracting(HandlingReport.Run::vmId).containsExactly(Seed.WEB.id(), Seed.DB.id());
    }

    @Test
    void an_incident_that_is_closed_meanwhile_asks_and_undoes_nothing() {
        azure.holdBack("preflight.observe containment vm-web-01");
        WorkflowStub run = temporal.report(high(host(Seed.WEB)));
        temporal.report(Incidents.of(Severity.HIGH, IncidentStatus.CLOSED, host(Seed.WEB)));
        Question question = temporal.question(run);
        assertThat(question.gate()).isEqualTo("closed-in-sentinel");

        azure.letGo();

        assertThat(run.getResult(HandlingReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
    }

    @Test
    void a_closed_incident_is_not_acted_on() {
        WorkflowStub run = temporal.report(Incidents.of(Severity.HIGH, IncidentStatus.CLOSED, host(Seed.WEB)));

        assertThat(temporal.failure(run).getType()).isEqualTo(HandleIncident.NOT_READ);
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void people_are_told_by_every_channel_and_one_alert_is_raised_and_resolved() {
        policy.notifications(new NotificationPolicy(
                List.of(Channel.TEAMS, Channel.PAGERDUTY, Channel.MAIL), "https://cordon.contoso.com/console"));

        handle(high(host(Seed.WEB)));

        assertThat(azure.people().cards())
                .extracting(card -> card.occasion())
                .containsExactly(Occasion.BEGUN, Occasion.ENDED);
        assertThat(azure.people().cards().get(0).page())
                .startsWith("https://cordon.contoso.com/console/runs/handle-incident.");
        assertThat(azure.people().events())
                .extracting(PagerEvent::action)
                .containsExactly(PagerEvent.Action.TRIGGER, PagerEvent.Action.RESOLVE);
        assertThat(azure.people().events())
                .extracting(PagerEvent::dedupKey)
                .containsOnly(azure.people().events().get(0).dedupKey());
        assertThat(azure.people().mails()).hasSize(2);
    }

    @Test
    void a_broken_channel_is_named_and_keeps_nobody_else_waiting() {
        policy.notifications(new NotificationPolicy(List.of(Channel.TEAMS, Channel.MAIL), null));
        azure.people().broken(Channel.TEAMS, FailureType.REFUSED.failure("Teams answered 400", null));

        HandlingReport report = handle(high(host(Seed.WEB)));

        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.undelivered()).isNotEmpty().allMatch(words -> words.equals("Teams: Teams answered 400"));
        assertThat(azure.people().mails()).hasSize(2);
    }

    @Test
    void forty_machines_are_contained_and_the_comments_fit() {
        dev.cordon.capability.sentinel.Entity[] hosts = IntStream.rangeClosed(1, 40)
                .mapToObj(each -> Seed.vm(Seed.GROUP, "vm-many-%02d".formatted(each)))
                .peek(azure::another)
                .map(Incidents::host)
                .toArray(dev.cordon.capability.sentinel.Entity[]::new);

        HandlingReport report = handle(high(hosts));

        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.runs()).hasSize(40);
        assertThat(azure.sentinel().comments().size()).isLessThanOrEqualTo(100);
        assertThat(report.writtenBack().folded()).isGreaterThan(400);
        assertThat(report.writtenBack().refused()).isZero();
    }

    @Test
    void an_incident_that_others_have_filled_with_comments_has_the_summary_in_place_of_the_first_one() {
        TestIncident incident = azure.sentinel().raise(high(host(Seed.WEB)));
        incident.somebodyComments(97);

        HandlingReport report = handle(high(host(Seed.WEB)));

        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.writtenBack().refused()).isGreaterThan(5);
        assertThat(incident.comments())
                .hasSize(100)
                .extracting(IncidentNote.Comment::markdown)
                .filteredOn(text -> text.startsWith("**1 of 1 machines contained"))
                .singleElement()
                .asString()
                .contains("found no room in this incident");
    }

    @Test
    void whoever_cancels_the_handling_leaves_what_it_started_as_it_is() {
        WorkflowStub run = temporal.report(Incidents.of(Severity.MEDIUM, IncidentStatus.NEW, host(Seed.WEB)));
        WorkflowStub child = temporal.run(isolation());
        Question question = questionOf(child);

        run.cancel("not needed");

        assertThatThrownBy(() -> run.getResult(HandlingReport.class)).hasRootCauseInstanceOf(CanceledFailure.class);
        assertThat(azure.sentinel().comments())
                .extracting(IncidentNote.Comment::markdown)
                .anyMatch(text -> text.contains("cancelled; what was started goes on: isolate vm-web-01"));
        temporal.decide(child, question, "approve", "bob@contoso.com");
        assertThat(child.getResult(IsolationReport.class).verdict()).isEqualTo(IsolationReport.Verdict.CONTAINED);
    }

    @Test
    void an_alert_from_a_clock_that_is_ahead_of_ours_is_contained_all_the_same() {
        SentinelIncident incident = high(host(Seed.WEB));
        HandlingReport report = handle(new SentinelIncident(
                incident.armId(),
                incident.number(),
                incident.title(),
                incident.severity(),
                incident.status(),
                Instant.now().plusSeconds(30),
                incident.tactics(),
                incident.providers(),
                incident.url(),
                incident.entities()));

        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
    }

    @Test
    void the_record_of_the_handling_is_sealed() {
        handle(high(host(Seed.WEB)));

        assertThat(azure.journal()).anyMatch(line -> line.contains("incident-report.json"));
    }

    @Test
    void a_mistake_in_the_request_is_answered_with_the_field() {
        assertThat(temporal.failure(temporal.start(
                                HandleIncident.TYPE, Map.of("incidentArmId", "1042", "requestedBy", "a")))
                        .getOriginalMessage())
                .startsWith("incidentArmId: '1042' is not the id of an incident");
    }

    @Test
    void an_incident_that_is_only_named_is_read() {
        SentinelIncident incident = high(host(Seed.WEB));
        azure.sentinel().raise(incident);

        HandlingReport report = temporal.start(
                        HandleIncident.TYPE,
                        Map.of("incidentArmId", incident.armId(), "requestedBy", "alice@contoso.com"))
                .getResult(HandlingReport.class);

        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
    }

    private HandlingReport handle(SentinelIncident incident) {
        return temporal.report(incident).getResult(HandlingReport.class);
    }

    private List<String> ids() {
        return azure.sentinel().comments().stream()
                .map(IncidentNote.Comment::id)
                .toList();
    }

    private static String isolation() {
        HandleIncidentRequest request = new HandleIncidentRequest(Incidents.ARM_ID, "any");
        return Response.ISOLATE_VM.workflowId(request.incidentId("1042"), Seed.WEB);
    }

    private Question questionOf(WorkflowStub child) {
        return temporal.question(temporal.begun(child));
    }

    private static <T> T last(List<T> all) {
        return all.get(all.size() - 1);
    }
}
