package dev.cordon.runbook.incident;

import static dev.cordon.runbook.incident.Incidents.account;
import static dev.cordon.runbook.incident.Incidents.high;
import static dev.cordon.runbook.incident.Incidents.host;
import static dev.cordon.runbook.incident.Incidents.hostNamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.notification.Channel;
import dev.cordon.capability.policy.NotificationPolicy;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.EntityKind;
import dev.cordon.engine.StepState;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.incident.HandlingReport.Verdict;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of an incident while Azure, Sentinel or a channel does not do what it should. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class IncidentTroubleSpec {
    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final RunbookEnvironment temporal = new RunbookEnvironment(azure, policy, new FakeOffice(), false);

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void a_trigger_without_entities_waits_until_sentinel_says_what_there_is() {
        azure.sentinel().broken(FailureType.UNREACHABLE.failure("Sentinel answered 500", null));
        WorkflowStub run = temporal.report(high(host(Seed.WEB)), high());
        temporal.statusOnce(run, status -> status.steps().get(0).state() == StepState.WAITING);

        azure.sentinel().broken(null);

        assertThat(run.getResult(HandlingReport.class).verdict()).isEqualTo(Verdict.CONTAINED);
    }

    @Test
    void a_name_is_looked_for_until_azure_answers_and_what_is_known_exactly_does_not_wait_for_it() {
        azure.fail("compute.named vm-db-01", throttled(4));
        WorkflowStub run = temporal.report(high(host(Seed.WEB), hostNamed("vm-db-01")));

        HandlingReport report = run.getResult(HandlingReport.class);

        assertThat(report.verdict()).isEqualTo(Verdict.CONTAINED);
        assertThat(report.runs()).extracting(HandlingReport.Run::vmId).containsExactly(Seed.WEB.id(), Seed.DB.id());
        assertThat(report.waiting()).isEmpty();
    }

    @Test
    void a_name_that_no_machine_can_bear_keeps_no_other_from_being_looked_for() {
        HandlingReport report = handle(hostNamed("x".repeat(65)), hostNamed("a\nb"), hostNamed("vm-web-01"));

        assertThat(report.runs()).extracting(HandlingReport.Run::vmId).containsExactly(Seed.WEB.id());
        assertThat(report.waiting()).hasSize(2).allMatch(words -> words.endsWith("no machine can bear this name"));
        assertThat(azure.journal()).contains("compute.named vm-web-01");
    }

    @Test
    void a_machine_that_azure_refuses_to_show_is_for_a_human_and_nothing_is_started() {
        azure.fail("compute.observe vm-web-01", FailureType.REFUSED.failure("Azure answered 400", null));

        HandlingReport report = handle(host(Seed.WEB));

        assertThat(report.runs()).isEmpty();
        assertThat(report.waiting()).containsExactly("Host vm-web-01: Azure answered 400");
    }

    @Test
    void a_machine_that_azure_does_not_show_just_now_is_isolated_all_the_same() {
        azure.fail("compute.observe vm-web-01", throttled(2));

        assertThat(handle(host(Seed.WEB)).verdict()).isEqualTo(Verdict.CONTAINED);
    }

    @Test
    void an_id_with_a_name_that_no_machine_can_have_is_for_a_human() {
        String id = Seed.WEB.id() + "x".repeat(2000);

        HandlingReport report = handle(Incidents.entity(EntityKind.HOST, "Host", List.of(id), List.of("web")));

        assertThat(report.runs()).isEmpty();
        assertThat(report.waiting())
                .singleElement()
                .asString()
                .contains("is no Azure Resource Manager id of a machine");
    }

    @Test
    void a_hold_that_is_answered_with_stop_seals_the_record_and_fails_as_stopped() {
        azure.fail("record.keep incident.json", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = temporal.report(high(host(Seed.WEB)));

        temporal.decide(run, temporal.question(run), "stop", "carol@contoso.com");

        ApplicationFailure failure = temporal.failure(run);
        assertThat(failure.getType()).isEqualTo(HandleIncident.STOPPED);
        assertThat(failure.getOriginalMessage()).contains("stopped by carol@contoso.com");
        assertThat(failure.getDetails().get(HandlingReport.class).runs())
                .extracting(HandlingReport.Run::verdict)
                .containsExactly("CONTAINED");
        assertThat(azure.records()).contains("incident.json", "incident-report.json");
        assertThat(azure.sealed().keySet())
                .anyMatch(name -> name.contains("manifest") && name.contains("sentinel-1042"));
    }

    @Test
    void what_cannot_be_told_holds_the_record_up_for_two_hours_in_all() {
        try (RunbookEnvironment leaping = new RunbookEnvironment(azure, policy, new FakeOffice(), true)) {
            policy.notifications(new NotificationPolicy(List.of(Channel.TEAMS, Channel.MAIL), null));
            azure.people().broken(Channel.TEAMS, FailureType.UNREACHABLE.failure("Teams answered 503", null));
            azure.people().broken(Channel.MAIL, FailureType.UNREACHABLE.failure("no mail", null));
            azure.sentinel().broken(FailureType.UNREACHABLE.failure("Sentinel answered 500", null));

            HandlingReport report =
                    leaping.report(high(account("alice@contoso.com"))).getResult(HandlingReport.class);

            assertThat(report.steps())
                    .filteredOn(step -> step.step().equals("write-back"))
                    .singleElement()
                    .satisfies(step -> assertThat(Duration.between(step.startedAt(), step.endedAt()))
                            .isLessThanOrEqualTo(Duration.ofMinutes(121)));
            assertThat(report.undelivered()).anyMatch(words -> words.startsWith("Sentinel: "));
            assertThat(azure.sealed()).isNotEmpty();
        }
    }

    @Test
    void what_is_no_incident_is_answered_with_a_sentence() {
        Map<String, String> request = Map.of("incidentArmId", Incidents.ARM_ID, "requestedBy", "alice@contoso.com");

        for (Object told : List.of("soon", List.of(), Map.of("armId", Incidents.ARM_ID), 7)) {
            ApplicationFailure failure = temporal.failure(temporal.start(HandleIncident.TYPE, request, told));

            assertThat(failure.getType()).isEqualTo("BadRequest");
            assertThat(failure.getOriginalMessage()).startsWith("told: is not an incident");
        }
    }

    private HandlingReport handle(Entity... entities) {
        return temporal.report(high(entities)).getResult(HandlingReport.class);
    }

    private static ApplicationFailure[] throttled(int times) {
        return Stream.generate(() -> FailureType.THROTTLED.failure("Azure answered 429", null))
                .limit(times)
                .toArray(ApplicationFailure[]::new);
    }
}
