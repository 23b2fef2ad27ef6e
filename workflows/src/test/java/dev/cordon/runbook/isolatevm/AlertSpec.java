package dev.cordon.runbook.isolatevm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.notification.Channel;
import dev.cordon.capability.notification.PagerEvent;
import dev.cordon.capability.notification.PagerEvent.Action;
import dev.cordon.capability.policy.NotificationPolicy;
import dev.cordon.engine.gate.Question;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What PagerDuty is told of a run, which it folds into one alert by its key. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class AlertSpec {
    private final FakeAzure azure = new FakeAzure();
    private final FakePolicy policy = new FakePolicy();
    private final RunbookEnvironment runbooks = new RunbookEnvironment(azure, policy, new FakeOffice(), false);

    @AfterEach
    void stop() {
        runbooks.close();
    }

    @Test
    void a_hold_after_somebody_has_decided_raises_the_acknowledged_alert_anew() {
        policy.notifications(new NotificationPolicy(List.of(Channel.PAGERDUTY), null));
        azure.fail("snapshot.take disk-app-01-os", FailureType.FORBIDDEN.failure("no permission", null));
        WorkflowStub run = runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", "Medium")));
        runbooks.decide(run, runbooks.question(run), "approve", "bob@contoso.com");
        Question hold = runbooks.question(run, question -> question.gate().startsWith("hold-"));
        runbooks.decide(run, hold, "stop", "carol@contoso.com");
        runbooks.failure(run);

        assertThat(azure.people().events())
                .extracting(PagerEvent::action)
                .containsExactly(
                        Action.TRIGGER,
                        Action.ACKNOWLEDGE,
                        Action.RESOLVE,
                        Action.TRIGGER,
                        Action.ACKNOWLEDGE,
                        Action.RESOLVE);
        assertThat(azure.people().events())
                .extracting(PagerEvent::dedupKey)
                .containsOnly(azure.people().events().get(0).dedupKey());
        assertThat(azure.people().events().get(3).urgent()).isTrue();
    }
}
