package dev.cordon.embedded.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.starter.security.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the template makes holds together, and asks Azure for nothing that it does not know. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SentinelTemplateTest {
    /** The <a href="https://learn.microsoft.com/azure/role-based-access-control/built-in-roles">built-in role</a>. */
    private static final String RESPONDER = "3e150937-b8fe-4cfb-8069-0eaf05ecd056";

    /** The <a href="https://learn.microsoft.com/azure/role-based-access-control/built-in-roles">built-in role</a>. */
    private static final String AUTOMATION_CONTRIBUTOR = "f4c81013-99ee-4d62-a7ee-b3f1f648599a";

    private static final String ASSIGNMENT = "Microsoft.Authorization/roleAssignments";
    private static final String RULE = "Microsoft.SecurityInsights/automationRules";

    private final Template template = Template.read();

    @Test
    void every_dependency_is_a_resource_of_the_template() {
        assertThat(template.json().path("resources").findValues("dependsOn"))
                .isNotEmpty()
                .allSatisfy(
                        dependencies -> assertThat(template.resourceIds()).containsAll(Template.texts(dependencies)));
    }

    @Test
    void what_is_declared_is_used_and_what_is_used_is_declared() {
        assertThat(template.named("parameters")).isEqualTo(template.declared("parameters"));
        assertThat(template.named("variables")).isEqualTo(template.declared("variables"));
    }

    @Test
    void the_sample_gives_every_parameter_that_has_no_default_and_no_other() {
        JsonNode sample = Template.file("azuredeploy.parameters.json").path("parameters");
        Set<String> given = new TreeSet<>();
        sample.fieldNames().forEachRemaining(given::add);

        assertThat(template.declared("parameters")).containsAll(given);
        template.json().path("parameters").properties().stream()
                .filter(parameter -> !parameter.getValue().has("defaultValue"))
                .forEach(parameter -> assertThat(given).contains(parameter.getKey()));
    }

    @Test
    void whoever_writes_to_incidents_may_do_so_on_the_workspace_only() {
        assertThat(assigned(RESPONDER))
                .hasSize(2)
                .allSatisfy(assignment ->
                        assertThat(assignment.path("scope").asText()).isEqualTo("[variables('workspaceId')]"));
    }

    @Test
    void sentinel_may_run_playbooks_and_nobody_else_may() {
        assertThat(assigned(AUTOMATION_CONTRIBUTOR))
                .singleElement()
                .satisfies(assignment -> assertThat(
                                assignment.at("/properties/principalId").asText())
                        .isEqualTo("[parameters('securityInsightsObjectId')]"));
        assertThat(template.resources(ASSIGNMENT)).hasSize(3);
    }

    @Test
    void every_rule_runs_the_playbook_once_sentinel_may_run_it() {
        assertThat(template.resources(RULE)).hasSize(4).allSatisfy(rule -> {
            assertThat(rule.path("scope").asText()).isEqualTo("[variables('workspaceId')]");
            assertThat(rule.at("/properties/actions/0/actionConfiguration/logicAppResourceId")
                            .asText())
                    .isEqualTo("[variables('playbookId')]");
            assertThat(Template.texts(rule.path("dependsOn")))
                    .contains("[resourceId('" + ASSIGNMENT + "', variables('sentinelRunsName'))]");
        });
    }

    @Test
    void severities_are_those_that_sentinel_knows() {
        assertThat(Template.texts(template.json().at("/parameters/severities/defaultValue")))
                .isNotEmpty()
                .isSubsetOf("High", "Medium", "Low", "Informational");
        assertThat(template.json().toString()).doesNotContain("Critical");
    }

    @Test
    void what_cordon_writes_to_an_incident_runs_no_rule_again() {
        assertThat(template.json().findValuesAsText("arrayType")).containsOnly("Alerts");
        assertThat(template.resources(RULE))
                .flatExtracting(rule -> rule.findParents("changeType"))
                .extracting(change -> change.path("propertyName").asText("Alerts"))
                .containsExactlyInAnyOrder("IncidentSeverity", "Alerts", "IncidentStatus");
        assertThat(changesOfStatus()).containsExactly("Closed");
    }

    @Test
    void an_incident_that_is_closed_is_handed_over_whatever_its_severity() {
        assertThat(template.resources(RULE).stream()
                        .filter(rule ->
                                rule.at("/properties/displayName").asText().endsWith("was closed")))
                .singleElement()
                .satisfies(rule -> {
                    assertThat(rule.at("/properties/triggeringLogic/triggersWhen")
                                    .asText())
                            .isEqualTo("Updated");
                    assertThat(rule.at("/properties/triggeringLogic/conditions"))
                            .singleElement()
                            .extracting(condition -> condition
                                    .at("/conditionProperties/changeType")
                                    .asText())
                            .isEqualTo("ChangedTo");
                });
    }

    @Test
    void the_registration_has_the_app_roles_of_the_starter() {
        assertThat(Template.file("app-roles.json").findValuesAsText("value"))
                .containsExactlyElementsOf(
                        Arrays.stream(Role.values()).map(Role::claim).toList());
        assertThat(Template.file("app-roles.json").findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void no_application_can_be_given_a_role_that_decides() {
        assertThat(Template.stream(Template.file("app-roles.json"))
                        .filter(role ->
                                Template.texts(role.path("allowedMemberTypes")).contains("Application")))
                .extracting(role -> role.path("value").asText())
                .containsExactlyInAnyOrder(Role.REQUESTER.claim(), Role.AUDITOR.claim());
    }

    /** What the status has to become for a rule to run; Cordon makes a New incident Active, and closes none. */
    private List<String> changesOfStatus() {
        return template.resources(RULE).stream()
                .flatMap(rule -> rule.findParents("changeType").stream())
                .filter(change -> change.path("propertyName").asText().equals("IncidentStatus"))
                .flatMap(change -> Template.texts(change.path("propertyValues")).stream())
                .toList();
    }

    private Iterable<JsonNode> assigned(String role) {
        return template.resources(ASSIGNMENT).stream()
                .filter(assignment -> template.resolved(assignment.at("/properties/roleDefinitionId"))
                        .contains("'" + role + "'"))
                .toList();
    }
}
