package dev.cordon.embedded.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.starter.api.NothingToDo;
import dev.cordon.starter.runs.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * The playbook, as far as it can be judged without running it.
 *
 * @see <a href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-definition-language">Workflow
 *     Definition Language</a>
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SentinelPlaybookTest {
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(");
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LONGEST_TRYING = Duration.ofMinutes(10);

    private final Template template = Template.read();
    private final Map<String, JsonNode> actions = template.actions();
    private final JsonNode handing = action("Hand_to_Cordon");

    @Test
    void the_definition_can_be_taken_out_of_the_template_as_it_is() {
        assertThat(Template.texts(template.definition())).noneMatch(text -> text.startsWith("["));
    }

    @Test
    void every_parameter_of_the_definition_is_given_a_value() {
        JsonNode given = template.resources("Microsoft.Logic/workflows").get(0).at("/properties/parameters");

        assertThat(template.definition().path("parameters").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(given::fieldNames)
                .containsExactly("starterUrl", "audience", "$connections");
    }

    @Test
    void it_consists_of_few_kinds_of_actions() {
        assertThat(template.definition().at("/triggers/Microsoft_Sentinel_incident/type"))
                .hasToString("\"ApiConnectionWebhook\"");
        assertThat(actions.values())
                .extracting(action -> action.path("type").asText())
                .containsOnly("Http", "If", "ApiConnection", "Terminate");
    }

    @Test
    void its_actions_call_few_functions() {
        assertThat(Template.texts(template.definition().path("actions")).stream()
                        .flatMap(SentinelPlaybookTest::calls))
                .isSubsetOf("triggerBody", "parameters", "body", "outputs", "actions", "coalesce", "concat", "string");
    }

    @Test
    void actions_follow_actions_beside_them() {
        assertBeside(template.definition().path("actions"));
    }

    @Test
    void the_incident_is_posted_as_it_came_by_the_playbook_s_own_identity() {
        assertThat(handing.at("/inputs/uri").asText())
                .isEqualTo("@{parameters('starterUrl')}/api/v1/sentinel/incidents");
        assertThat(handing.at("/inputs/body").asText()).isEqualTo("@triggerBody()");
        assertThat(handing.at("/inputs/authentication/type").asText()).isEqualTo("ManagedServiceIdentity");
        assertThat(handing.at("/inputs/authentication/audience").asText()).isEqualTo("@parameters('audience')");
    }

    @Test
    void the_run_is_followed_until_it_ends_for_a_day_at_most() {
        assertThat(handing.has("operationOptions")).isFalse();
        assertThat(handing.at("/limit/timeout").asText()).isEqualTo("P1D");
    }

    @Test
    void a_starter_that_is_away_is_asked_again_often_and_not_for_long() {
        JsonNode policy = handing.at("/inputs/retryPolicy");
        Duration longest = Duration.parse(policy.path("maximumInterval").asText());

        assertThat(policy.path("type").asText()).isEqualTo("exponential");
        assertThat(Duration.parse(policy.path("minimumInterval").asText())).isEqualTo(SHORTEST_INTERVAL);
        assertThat(Duration.parse(policy.path("interval").asText())).isEqualTo(SHORTEST_INTERVAL);
        assertThat(policy.path("count").asInt()).isGreaterThan(4);
        assertThat(longest.multipliedBy(policy.path("count").asInt())).isLessThanOrEqualTo(LONGEST_TRYING);
    }

    @Test
    void a_hand_over_that_failed_is_told_to_the_incident_and_shows_in_the_run_history() {
        assertFollows("Say_that_Cordon_was_not_reached", "Hand_to_Cordon", "Failed", "TimedOut");
        assertThat(action("Say_that_Cordon_was_not_reached").toString()).contains("['statusCode']");
        assertFails("Show_that_Cordon_was_not_reached", "Say_that_Cordon_was_not_reached");
    }

    @Test
    void a_run_that_did_not_complete_is_told_to_the_incident_and_shows_in_the_run_history() {
        assertFollows("See_how_the_run_ended", "Hand_to_Cordon", "Succeeded");
        assertThat(Template.texts(action("See_how_the_run_ended").at("/expression/or")))
                .filteredOn(text -> !text.startsWith("@"))
                .containsExactly(RunState.COMPLETED.words(), NothingToDo.STATUS);
        assertFails("Show_that_the_run_did_not_complete", "Say_that_the_run_did_not_complete");
    }

    @Test
    void every_comment_goes_to_the_incident_that_ran_the_playbook() {
        assertThat(actions.values().stream()
                        .filter(action -> action.path("type").asText().equals("ApiConnection")))
                .hasSize(2)
                .allSatisfy(comment -> {
                    assertThat(comment.at("/inputs/path").asText()).isEqualTo("/Incidents/Comment");
                    assertThat(comment.at("/inputs/body/incidentArmId").asText())
                            .isEqualTo("@triggerBody()?['object']?['id']");
                    assertThat(comment.at("/inputs/body/message").asText()).isNotBlank();
                });
    }

    private void assertFails(String terminate, String comment) {
        assertFollows(terminate, comment, "Succeeded", "Failed", "TimedOut");
        assertThat(action(terminate).path("type").asText()).isEqualTo("Terminate");
        assertThat(action(terminate).at("/inputs/runStatus").asText()).isEqualTo("Failed");
    }

    private void assertFollows(String name, String other, String... statuses) {
        assertThat(Template.texts(action(name).path("runAfter").path(other))).containsExactly(statuses);
    }

    private static void assertBeside(JsonNode beside) {
        beside.forEach(action -> {
            assertThat(action.has("runAfter")).isTrue();
            assertThat(action.path("runAfter").fieldNames()).toIterable().allMatch(beside::has);
            assertThat(Template.texts(action.path("runAfter")))
                    .isSubsetOf(List.of("Succeeded", "Failed", "TimedOut", "Skipped"));
            assertBeside(action.path("actions"));
            assertBeside(action.at("/else/actions"));
        });
    }

    private JsonNode action(String name) {
        return Objects.requireNonNull(actions.get(name), () -> "the playbook has no action " + name);
    }

    /** The functions that a text calls; what stands in quotes is no call. */
    private static Stream<String> calls(String text) {
        return text.contains("@")
                ? CALL.matcher(text.replaceAll("'[^']*'", ""))
                        .results()
                        .map(MatchResult::group)
                        .map(call -> call.substring(0, call.length() - 1))
                : Stream.empty();
    }
}
