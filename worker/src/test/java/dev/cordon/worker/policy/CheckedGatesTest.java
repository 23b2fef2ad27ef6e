package dev.cordon.worker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.Severity;
import dev.cordon.capability.decision.DecisionSource;
import dev.cordon.capability.policy.GatePolicy;
import dev.cordon.capability.policy.OnSilence;
import dev.cordon.worker.InvalidSetting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many people a run asks, by default and as configured. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckedGatesTest {
    @ParameterizedTest
    @CsvSource({
        "IsolateVm, HIGH, false, 0",
        "IsolateVm, MEDIUM, false, 1",
        "IsolateVm, LOW, false, 1",
        "IsolateVm, INFORMATIONAL, false, 1",
        "IsolateVm, HIGH, true, 2",
        "IsolateVm, LOW, true, 2",
        "ReleaseVm, HIGH, false, 2",
        "ReleaseVm, LOW, true, 2",
        "ProvisionVault, INFORMATIONAL, true, 2",
        "ProvisionVault, INFORMATIONAL, false, 2",
        "SomethingElse, HIGH, false, 2"
    })
    void by_default(String runbook, Severity severity, boolean protectedTarget, int approvers) {
        assertThat(policy(List.of()).ruleFor(runbook, severity, protectedTarget).approvers())
                .isEqualTo(approvers);
    }

    @Test
    void an_own_rule_comes_before_the_defaults_and_takes_from_them_what_it_leaves_out() {
        GatePolicy policy =
                policy(List.of(rule("IsolateVm", List.of(Severity.MEDIUM), 2, List.of(DecisionSource.AUTHENTICATED))));
        assertThat(policy.ruleFor("IsolateVm", Severity.MEDIUM, false)).satisfies(rule -> {
            assertThat(rule.approvers()).isEqualTo(2);
            assertThat(rule.accepts()).containsExactly(DecisionSource.AUTHENTICATED);
            assertThat(rule.expiresAfter()).isEqualTo(Duration.ofHours(1));
            assertThat(rule.onSilence()).isEqualTo(OnSilence.REFUSE);
        });
        assertThat(policy.ruleFor("IsolateVm", Severity.LOW, false).approvers()).isEqualTo(1);
    }

    @Test
    void a_wrong_setting_is_named() {
        assertThatThrownBy(() -> policy(List.of(rule("Isolate", List.of(), 1, List.of()))))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("cordon.gates.rules[0].runbook")
                .hasMessageContaining("IsolateVm, ReleaseVm, ProvisionVault");
        assertThatThrownBy(() -> policy(List.of(rule("IsolateVm", List.of(), 3, List.of(DecisionSource.ASSERTED)))))
                .hasMessageContaining("cordon.gates.rules[0]")
                .hasMessageContaining("approvers is 3");
    }

    private static GateProperties.Rule rule(
            String runbook, List<Severity> severities, int approvers, List<DecisionSource> accepts) {
        return new GateProperties.Rule(runbook, severities, false, approvers, accepts, null, null);
    }

    private static GatePolicy policy(List<GateProperties.Rule> rules) {
        return new CheckedGates(new GateProperties(
                        "cordon-protected",
                        List.of(DecisionSource.values()),
                        Duration.ofHours(1),
                        OnSilence.REFUSE,
                        2,
                        Duration.ofMinutes(15),
                        rules))
                .policy();
    }
}
