package dev.cordon.runbook.incident;

import static dev.cordon.runbook.incident.Incidents.high;
import static dev.cordon.runbook.incident.Incidents.host;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.Severity;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.policy.IncidentPolicy;
import dev.cordon.capability.policy.IncidentRule;
import dev.cordon.capability.policy.Initiative;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.IncidentNote;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.gate.Question;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.incident.HandlingReport.Verdict;
import dev.cordon.runbook.isolatevm.IsolationReport;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of an incident that changes while it is handled, and after. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class IncidentUpdatesSpec {
    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final RunbookEnvironment temporal = new RunbookEnvironment(azure, policy, new FakeOffice(), false);

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void an_update_while_the_end_is_being_told_is_acted_on() {
        azure.sentinel().broken(FailureType.UNREACHABLE.failure("Sentinel answered 500", null));
        WorkflowStub run = temporal.report(high(host(Seed.WEB)));
        temporal.statusOnce(run, status -> status.phase().equals("write-back"));

        temporal.report(high(host(Seed.WEB), host(Seed.DB)));
        IsolationReport added = temporal.begun(temporal.run(isolation(Seed.DB))).getResult(IsolationReport.class);
        azure.sentinel().broken(null);

        assertThat(added.verdict()).isEqualTo(IsolationReport.Verdict.CONTAINED);
        HandlingReport report = run.getResult(HandlingReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.runs()).extracting(HandlingReport.Run::vmId).containsExactly(Seed.WEB.id(), Seed.DB.id());
        assertThat(report.undelivered()).isEmpty();
    }

    @Test
    void what_is_reported_while_the_record_is_sealed_is_handled_by_a_run_that_begins_with_it() {
        azure.holdBack("record.keep incident-report.json");
        WorkflowStub run = temporal.report(high(host(Seed.WEB)));
        String first = run.describe().getExecution().getRunId();
        temporal.statusOnce(run, status -> status.phase().equals("close-record"));
        temporal.report(high(host(Seed.WEB), host(Seed.DB)));
        azure.letGo();

        HandlingReport report = run.getResult(HandlingReport.class);

        assertThat(temporal.run(run.getExecution().getWorkflowId())
                        .describe()
                        .getExecution()
                        .getRunId())
                .isNotEqualTo(first);
        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.runs()).extracting(HandlingReport.Run::vmId).containsExactly(Seed.WEB.id(), Seed.DB.id());
    }

    @Test
    void fifty_reports_of_the_id_alone_are_read_once_or_twice() {
        azure.holdBack("preflight.observe containment vm-web-01");
        WorkflowStub run = temporal.report(high(host(Seed.WEB)));
        temporal.begun(temporal.run(isolation(Seed.WEB)));
        azure.sentinel().broken(FailureType.UNREACHABLE.failure("Sentinel answered 500", null));
        for (int times = 0; times < 50; times++) {
            run.signal("reported", (Object) null);
        }
        azure.sentinel().broken(null);
        azure.letGo();

        assertThat(run.getResult(HandlingReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(azure.sentinel().reads()).isLessThan(10);
    }

    @Test
    void a_report_of_the_id_alone_that_cannot_be_read_yet_is_not_forgotten() {
        azure.holdBack("preflight.observe containment vm-web-01");
        WorkflowStub run = temporal.report(high(host(Seed.WEB)));
        temporal.begun(temporal.run(isolation(Seed.WEB)));
        azure.sentinel().raise(high(host(Seed.WEB), host(Seed.DB)));
        azure.sentinel().broken(FailureType.UNREACHABLE.failure("Sentinel answered 500", null));
        run.signal("reported", (Object) null);
        azure.letGo();
        temporal.run(isolation(Seed.WEB)).getResult(IsolationReport.class);
        assertThat(temporal.statusOnce(run, status -> true).phase()).isEqualTo("respond");

        azure.sentinel().broken(null);

        assertThat(run.getResult(HandlingReport.class).runs())
                .extracting(HandlingReport.Run::vmId)
                .containsExactly(Seed.WEB.id(), Seed.DB.id());
    }

    @Test
    void a_severity_that_is_raised_starts_what_was_left_to_people() {
        policy.incidents(new IncidentPolicy(List.of(rule(Severity.HIGH, Initiative.START)), 50, null));
        azure.sentinel().broken(FailureType.UNREACHABLE.failure("Sentinel answered 500", null));
        WorkflowStub run = temporal.report(Incidents.of(Severity.LOW, IncidentStatus.NEW, host(Seed.WEB)));
        temporal.statusOnce(run, status -> status.phase().equals("write-back"));
        assertThat(azure.changes()).isEmpty();

        temporal.report(high(host(Seed.WEB)));
        temporal.begun(temporal.run(isolation(Seed.WEB))).getResult(IsolationReport.class);
        azure.sentinel().broken(null);

        HandlingReport report = run.getResult(HandlingReport.class);
        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.severity()).isEqualTo(Severity.HIGH);
        assertThat(report.waiting()).isEmpty();
        assertThat(azure.sentinel().tasks())
                .filteredOn(task -> task.title().equals("For a human: Host vm-web-01"))
                .singleElement()
                .matches(IncidentNote.Task::done);
    }

    @Test
    void an_incident_that_is_closed_without_a_report_is_noticed_and_asked_about() {
        looksAgainAfter(Duration.ofMillis(300));
        WorkflowStub run = temporal.report(medium(host(Seed.WEB)));
        temporal.question(temporal.begun(temporal.run(isolation(Seed.WEB))));

        azure.sentinel().raise(Incidents.of(Severity.MEDIUM, IncidentStatus.CLOSED, host(Seed.WEB)));

        Question question = temporal.question(run);
        assertThat(question.gate()).isEqualTo("closed-in-sentinel");
        temporal.decide(run, question, "stop", "bob@contoso.com");
        temporal.failure(run);
        assertThat(azure.changes()).isEmpty();
    }

    @Test
    void stopping_what_goes_on_stops_the_others_where_one_has_just_ended() {
        WorkflowStub run = temporal.report(medium(host(Seed.WEB), host(Seed.DB)));
        WorkflowStub web = temporal.begun(temporal.run(isolation(Seed.WEB)));
        WorkflowStub db = temporal.begun(temporal.run(isolation(Seed.DB)));
        Question aboutWeb = temporal.question(web);
        temporal.question(db);
        temporal.silence(web);
        temporal.decide(web, aboutWeb, "refuse", "bob@contoso.com");
        web.getResult(IsolationReport.class);
        temporal.report(Incidents.of(Severity.MEDIUM, IncidentStatus.CLOSED, host(Seed.WEB)));

        temporal.decide(run, temporal.question(run), "stop", "bob@contoso.com");

        assertThat(temporal.failureOf(db)).isInstanceOf(CanceledFailure.class);
    }

    @Test
    void a_machine_that_a_later_report_names_first_counts_from_that_report() {
        Instant raised = Instant.now().minus(Duration.ofMinutes(30));
        azure.holdBack("preflight.observe containment vm-web-01");
        WorkflowStub run = temporal.report(Incidents.raisedAt(raised, high(host(Seed.WEB))));
        temporal.begun(temporal.run(isolation(Seed.WEB)));
        temporal.report(Incidents.raisedAt(raised, high(host(Seed.WEB), host(Seed.DB))));
        temporal.begun(temporal.run(isolation(Seed.DB)));
        azure.letGo();

        List<HandlingReport.Run> runs = run.getResult(HandlingReport.class).runs();

        assertThat(runs.get(0).secondsToContain()).isGreaterThan(1800.0);
        assertThat(runs.get(1).secondsToContain()).isLessThan(600.0);
    }

    @Test
    void the_same_number_in_two_workspaces_is_two_incidents() {
        SentinelIncident here = high(host(Seed.WEB));
        SentinelIncident there = Incidents.elsewhere(high(host(Seed.DB)));

        HandlingReport first = temporal.report(here).getResult(HandlingReport.class);
        HandlingReport second = temporal.report(there).getResult(HandlingReport.class);

        assertThat(first.incidentId()).isNotEqualTo(second.incidentId()).startsWith("sentinel-1042-");
        assertThat(second.incidentId()).startsWith("sentinel-1042-");
        assertThat(second.runs()).extracting(HandlingReport.Run::vmId).containsExactly(Seed.DB.id());
        assertThat(azure.sentinel().comments())
                .extracting(IncidentNote.Comment::id)
                .doesNotHaveDuplicates();
    }

    private void looksAgainAfter(Duration time) {
        policy.incidents(new IncidentPolicy(policy.incidents().rules(), 50, null, time));
    }

    private static IncidentRule rule(Severity severity, Initiative initiative) {
        return new IncidentRule("IsolateVm", List.of(severity), List.of(), List.of(), initiative);
    }

    private static SentinelIncident medium(Entity... entities) {
        return Incidents.of(Severity.MEDIUM, IncidentStatus.NEW, entities);
    }

    private static String isolation(VmId vm) {
        return Response.ISOLATE_VM.workflowId(incidentId(), vm);
    }

    private static String incidentId() {
        return new HandleIncidentRequest(Incidents.ARM_ID, "any").incidentId("1042");
    }
}
