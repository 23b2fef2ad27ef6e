package dev.cordon.worker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.Severity;
import dev.cordon.capability.policy.IncidentPolicy;
import dev.cordon.capability.policy.Initiative;
import dev.cordon.worker.InvalidSetting;
import dev.cordon.worker.policy.IncidentProperties.Rule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What incidents set going, by default and as configured. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckedIncidentsTest {
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    @ParameterizedTest
    @CsvSource({
        "IsolateVm, HIGH, START",
        "IsolateVm, MEDIUM, PROPOSE",
        "IsolateVm, LOW, PROPOSE",
        "IsolateVm, INFORMATIONAL, PROPOSE",
        "PreserveEvidence, HIGH, LEAVE",
        "PreserveEvidence, MEDIUM, START",
        "PreserveEvidence, LOW, LEAVE",
        "ReleaseVm, HIGH, LEAVE"
    })
    void by_default(String runbook, Severity severity, Initiative expected) {
        assertThat(policy().initiative(runbook, severity, List.of(), List.of())).isEqualTo(expected);
    }

    @Test
    void an_own_rule_comes_before_the_defaults_and_fits_only_what_it_names() {
        IncidentPolicy policy = policy(new Rule(
                "IsolateVm",
                List.of(Severity.HIGH),
                List.of("Exfiltration"),
                List.of("Microsoft Defender for Cloud"),
                Initiative.LEAVE));

        assertThat(isolation(policy, "Exfiltration", "Microsoft Defender for Cloud"))
                .isEqualTo(Initiative.LEAVE);
        assertThat(isolation(policy, "Exfiltration", "Azure Sentinel")).isEqualTo(Initiative.START);
        assertThat(isolation(policy, "Persistence", "Microsoft Defender for Cloud"))
                .isEqualTo(Initiative.START);
    }

    @Test
    void the_first_own_rule_that_fits_applies() {
        IncidentPolicy policy = policy(rule("IsolateVm", Initiative.PROPOSE), rule("IsolateVm", Initiative.LEAVE));

        assertThat(isolation(policy, "Exfiltration", "any")).isEqualTo(Initiative.PROPOSE);
    }

    @ParameterizedTest
    @CsvSource({
        "ReleaseVm, START, cordon.incidents.rules[1].runbook: 'ReleaseVm' is not set going by incidents",
        ", START, cordon.incidents.rules[1].runbook: 'null' is not set going by incidents",
        "IsolateVm, , cordon.incidents.rules[1].initiative: missing",
        "PreserveEvidence, PROPOSE, cordon.incidents.rules[1].initiative: PreserveEvidence has no gate"
    })
    void a_wrong_rule_is_named(@Nullable String runbook, @Nullable Initiative initiative, String message) {
        assertThatThrownBy(() -> policy(rule("IsolateVm", Initiative.START), rule(runbook, initiative)))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void fewer_machines_than_none_are_out_of_range_and_none_is_not() {
        assertThatThrownBy(() -> policy(-1, null))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("cordon.incidents.most-by-itself: -1 is out of range; expected 0 or more");
        assertThat(policy(0, null).mostByItself()).isZero();
    }

    @Test
    void no_owner_and_a_blank_one_leave_the_incident_to_nobody() {
        assertThat(policy(10, null).owner()).isNull();
        assertThat(policy(10, " ").owner()).isNull();
        assertThat(policy(10, "soc@contoso.com").owner()).isEqualTo("soc@contoso.com");
    }

    @Test
    void an_incident_is_looked_at_again_after_some_time_at_least() {
        assertThat(policy().lookAgainAfter()).isEqualTo(A_WHILE);
        for (Duration none : List.of(Duration.ZERO, Duration.ofMinutes(-5))) {
            IncidentProperties never = new IncidentProperties(List.of(), 10, null, none);
            assertThatThrownBy(() -> new CheckedIncidents(never).policy())
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageContaining("cordon.incidents.look-again-after");
        }
    }

    private static Initiative isolation(IncidentPolicy policy, String tactic, String provider) {
        return policy.initiative("IsolateVm", Severity.HIGH, List.of(tactic), List.of(provider));
    }

    private static Rule rule(@Nullable String runbook, @Nullable Initiative initiative) {
        return new Rule(runbook, List.of(), List.of(), List.of(), initiative);
    }

    private static IncidentPolicy policy(Rule... rules) {
        return new CheckedIncidents(new IncidentProperties(List.of(rules), 10, null, A_WHILE)).policy();
    }

    private static IncidentPolicy policy(int mostByItself, @Nullable String owner) {
        return new CheckedIncidents(new IncidentProperties(List.of(), mostByItself, owner, A_WHILE)).policy();
    }
}
