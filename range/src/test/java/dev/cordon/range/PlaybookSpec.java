package dev.cordon.range;

import static dev.cordon.range.SentinelPaths.GROUP;
import static dev.cordon.range.SentinelPaths.PLAYBOOK;
import static dev.cordon.range.SentinelPaths.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.SignedJWT;
import dev.cordon.range.ArmClient.Reply;
import dev.cordon.range.http.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaybookSpec extends RangeSpec {
    private static final String CONNECTION = GROUP + "/providers/Microsoft.Web/connections/azuresentinel";
    private static final String ASK = """
            'Ask':{'type':'Http','runAfter':{},'inputs':{'method':'POST','uri':'@{parameters(''target'')}/incidents',
              'body':'@triggerBody()','authentication':{'type':'ManagedServiceIdentity','audience':'api://cordon'},
              'retryPolicy':{'type':'none'}}}""";
    private static final String COMMENT = """
            'Comment':{'type':'ApiConnection','runAfter':{'Ask':['Succeeded']},'inputs':{
              'host':{'connection':{'name':'@parameters(''$connections'')[''azuresentinel''][''connectionId'']'}},
              'method':'post','path':'/Incidents/Comment','body':{
              'incidentArmId':'@triggerBody()?[''object'']?[''id'']',
              'message':'Run @{body(''Ask'')?[''runId'']} has begun'}}}""";

    private Endpoint endpoint;

    @BeforeEach
    void listen() {
        endpoint = new Endpoint();
    }

    @AfterEach
    void hangUp() {
        endpoint.close();
    }

    private Reply deploy(String actions) {
        owner.put(
                CONNECTION,
                text("{'location':'westeurope','properties':{'displayName':'azuresentinel','api':{'id':'"
                        + ArmClient.FORENSIC
                        + "/providers/Microsoft.Web/locations/westeurope/managedApis/azuresentinel'}}}"));
        ObjectNode playbook = text("{'location':'West Europe','identity':{'type':'SystemAssigned'},'properties':{"
                + "'definition':{'$schema':'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/"
                + "2016-06-01/workflowdefinition.json#','contentVersion':'1.0.0.0','parameters':{"
                + "'$connections':{'type':'Object','defaultValue':{}},'target':{'type':'String'}},"
                + "'triggers':{'Incident':{'type':'ApiConnectionWebhook','inputs':{'path':'/incident-creation',"
                + "'body':{'callback_url':'@{listCallbackUrl()}'}}}},'actions':{" + actions + "}},"
                + "'parameters':{'target':{'value':'" + endpoint.url() + "'},'$connections':{'value':{'azuresentinel':{"
                + "'connectionId':'" + CONNECTION + "','connectionProperties':{'authentication':{"
                + "'type':'ManagedServiceIdentity'}}}}}}}}");
        return owner.put(PLAYBOOK, playbook);
    }

    /** JSON with single quotes, in which two of them are one. */
    private static ObjectNode text(String text) {
        return (ObjectNode)
                Json.read(text.replace("''", "\u0001").replace('\'', '"').replace('\u0001', '\''));
    }

    private JsonNode ranOn(String detection) {
        assertThat(owner.put(RULES + "/run-cordon", SentinelPaths.runPlaybook(1))
                        .status())
                .isEqualTo(201);
        range.admin("POST", "incidents", detection);
        return SentinelPaths.endedRun(owner);
    }

    private JsonNode ran() {
        return ranOn(SentinelPaths.detection("Credential theft", "High"));
    }

    private JsonNode action(JsonNode run, String name) {
        return owner.get(run.path("id").asText() + "/actions/" + name).json().path("properties");
    }

    private List<JsonNode> outbound() {
        List<JsonNode> sent = new ArrayList<>();
        range.admin("GET", "journal", "").forEach(entry -> {
            if (entry.path("operationName").asText().equals("Microsoft.Logic/workflows/actions/http")) {
                sent.add(entry);
            }
        });
        return sent;
    }

    @Test
    void an_incident_reaches_the_playbook_s_target_by_its_own_identity_and_is_asked_after_until_it_is_over()
            throws Exception {
        Reply deployed = deploy(ASK + "," + COMMENT);
        endpoint.answers(202, "", "Location", endpoint.url() + "/runs/1", "Retry-After", "0");
        endpoint.answers(202, "", "Location", endpoint.url() + "/runs/1/status", "Retry-After", "0");
        endpoint.answers(200, "{\"runId\":\"ir-1\"}", "Content-Type", "application/json");

        JsonNode run = ran();

        assertThat(run.at("/properties/status").asText()).isEqualTo("Succeeded");
        assertThat(endpoint.lines()).containsExactly("POST /incidents", "GET /runs/1", "GET /runs/1/status");
        for (String authorization : endpoint.headers("Authorization")) {
            SignedJWT token = SignedJWT.parse(authorization.substring("Bearer ".length()));
            assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("Requester");
            assertThat(token.getJWTClaimsSet().getStringClaim("oid")).isEqualTo(deployed.text("/identity/principalId"));
            assertThat(token.getJWTClaimsSet().getAudience())
                    .containsExactly(range.directory().application("cordon-api").clientId());
        }
        assertThat(action(run, "Ask").at("/outputs/body/runId").asText()).isEqualTo("ir-1");
    }

    @Test
    void the_trigger_s_body_carries_the_incident_with_its_alerts_and_entities() {
        deploy(ASK);
        endpoint.answers(200, "");

        ran();

        JsonNode body = Json.read(endpoint.bodies().get(0));
        assertThat(body.path("objectSchemaType").asText()).isEqualTo("Incident");
        assertThat(body.path("objectEventType").asText()).isEqualTo("Create");
        assertThat(body.at("/workspaceInfo/WorkspaceName").asText()).isEqualTo("law-security-prod");
        assertThat(body.at("/workspaceInfo/ResourceGroupName").asText()).isEqualTo("rg-security-prod");
        assertThat(body.path("workspaceId").asText()).isNotEmpty();
        assertThat(body.at("/object/id").asText()).contains("/Microsoft.SecurityInsights/Incidents/");
        assertThat(body.at("/object/properties/severity").asText()).isEqualTo("High");
        assertThat(body.at("/object/properties/relatedEntities/0/kind").asText())
                .isEqualTo("Host");
        assertThat(body.at("/object/properties/relatedEntities/0/properties/azureID")
                        .asText())
                .endsWith("/vm-app-01");
        assertThat(body.at("/object/properties/alerts/0/kind").asText()).isEqualTo("SecurityAlert");
        assertThat(body.at("/object/properties/additionalData/alertsCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void the_connector_comments_on_the_incident_as_the_playbook() {
        deploy(ASK + "," + COMMENT);
        endpoint.answers(200, "{\"runId\":\"ir-1\"}", "Content-Type", "application/json");

        JsonNode run = ran();

        assertThat(action(run, "Comment").path("status").asText()).isEqualTo("Succeeded");
        String incident = owner.get(SentinelPaths.INCIDENTS).text("/value/0/id");
        Reply comments = owner.get(incident + "/comments");
        assertThat(comments.text("/value/0/properties/message")).isEqualTo("Run ir-1 has begun");
        assertThat(comments.text("/value/0/properties/author/name")).isEqualTo("la-cordon-incident");
        assertThat(owner.get(incident).text("/properties/additionalData/commentsCount"))
                .isEqualTo("1");
    }

    @Test
    void a_playbook_that_may_not_write_fails_at_its_comment() {
        deploy(ASK + "," + COMMENT);
        endpoint.answers(200, "{}", "Content-Type", "application/json");
        String principal = owner.get(PLAYBOOK).text("/identity/principalId");
        owner.all(SentinelPaths.WORKSPACE + "/providers/Microsoft.Authorization/roleAssignments").stream()
                .filter(assignment ->
                        assignment.at("/properties/principalId").asText().equals(principal))
                .forEach(assignment -> owner.delete(assignment.path("id").asText()));

        JsonNode run = ran();

        assertThat(run.at("/properties/status").asText()).isEqualTo("Failed");
        assertThat(action(run, "Comment").path("code").asText()).isEqualTo("Forbidden");
        assertThat(action(run, "Comment").at("/outputs/statusCode").asInt()).isEqualTo(403);
    }

    @Test
    void the_journal_shows_what_the_playbook_sent_and_where_it_was_told_to_ask() {
        deploy(ASK);
        endpoint.answers(202, "", "Location", endpoint.url() + "/runs/1", "Retry-After", "0");
        endpoint.answers(200, "");

        ran();

        List<JsonNode> sent = outbound();
        assertThat(sent).extracting(entry -> entry.path("method").asText()).containsExactly("POST", "GET");
        assertThat(sent.get(0).path("path").asText()).isEqualTo(endpoint.url() + "/incidents");
        assertThat(sent.get(0).path("status").asInt()).isEqualTo(202);
        assertThat(sent.get(0).at("/answered/Location").asText()).isEqualTo(endpoint.url() + "/runs/1");
        assertThat(sent.get(0).at("/answered/Retry-After").asText()).isEqualTo("0");
        assertThat(sent.get(1).path("path").asText()).isEqualTo(endpoint.url() + "/runs/1");
        assertThat(sent)
                .allSatisfy(entry -> assertThat(entry.path("caller").asText())
                        .isEqualTo(owner.get(PLAYBOOK).text("/identity/principalId")));
        assertThat(range.admin("GET", "journal", "").toString()).doesNotContain("Bearer ");
    }

    @Test
    void what_the_range_does_not_know_fails_by_its_name() {
        deploy("'Loop':{'type':'Foreach','foreach':'@triggerBody()','actions':{},'runAfter':{}},"
                + "'Odd':{'type':'Compose','inputs':'@xpath(''a'',''b'')','runAfter':{}}");

        JsonNode run = ran();

        assertThat(run.at("/properties/status").asText()).isEqualTo("Failed");
        assertThat(action(run, "Loop").path("code").asText()).isEqualTo("NotImplemented");
        assertThat(action(run, "Loop").at("/error/message").asText()).contains("Foreach");
        assertThat(action(run, "Odd").path("code").asText()).isEqualTo("NotImplemented");
        assertThat(action(run, "Odd").at("/error/message").asText()).contains("xpath");
    }

    @Test
    void a_branch_is_taken_by_its_condition_and_the_other_is_skipped() {
        deploy("'Which':{'type':'If','runAfter':{},'expression':{'and':[{'equals':["
                + "'@triggerBody()?[''object'']?[''properties'']?[''severity'']','High']},{'not':{'contains':["
                + "'@triggerBody()?[''object'']?[''properties'']?[''title'']','test']}}]},"
                + "'actions':{'Yes':{'type':'Compose','inputs':'yes','runAfter':{}}},"
                + "'else':{'actions':{'No':{'type':'Compose','inputs':'no','runAfter':{}}}}}");

        JsonNode run = ran();

        assertThat(action(run, "Which").path("status").asText()).isEqualTo("Succeeded");
        assertThat(action(run, "Yes").path("outputs").asText()).isEqualTo("yes");
        assertThat(action(run, "No").path("status").asText()).isEqualTo("Skipped");
    }

    @Test
    void what_runs_after_a_failure_mends_the_run_and_what_needed_success_is_skipped() {
        deploy("'Bad':{'type':'Compose','inputs':'@json(''{'')','runAfter':{}},"
                + "'Next':{'type':'Compose','inputs':1,'runAfter':{'Bad':['Succeeded']}},"
                + "'Tell':{'type':'Compose','inputs':'@actions(''Bad'')?[''code'']','runAfter':{'Bad':['Failed'],"
                + "'Next':['Skipped']}}");

        JsonNode run = ran();

        assertThat(run.at("/properties/status").asText()).isEqualTo("Succeeded");
        assertThat(action(run, "Next").path("code").asText()).isEqualTo("ActionConditionFailed");
        assertThat(action(run, "Tell").path("outputs").asText()).isEqualTo("InvalidTemplate");
    }

    @Test
    void a_run_that_is_terminated_ends_as_it_was_told() {
        deploy("'Stop':{'type':'Terminate','inputs':{'runStatus':'Cancelled'},'runAfter':{}},"
                + "'After':{'type':'Compose','inputs':1,'runAfter':{'Stop':['Succeeded']}}");

        JsonNode run = ran();

        assertThat(run.at("/properties/status").asText()).isEqualTo("Cancelled");
        assertThat(action(run, "After").path("status").asText()).isEqualTo("Skipped");
    }

    @Test
    void contents_are_read_at_their_links_with_the_signature_alone() {
        deploy("'Say':{'type':'Compose','inputs':{'a':1},'runAfter':{}}");
        JsonNode link = action(ran(), "Say").path("outputsLink");

        URI signed = URI.create(link.path("uri").asText());

        assertThat(range.send(HttpRequest.newBuilder(signed).build()).body()).isEqualTo("{\"a\":1}");
        assertThat(link.path("contentSize").asInt()).isEqualTo("{\"a\":1}".length());
        URI forged = URI.create(link.path("uri").asText().replaceFirst("sig=.*", "sig=wrong"));
        assertThat(range.send(HttpRequest.newBuilder(forged).build()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void azure_s_public_names_lead_to_the_range() {
        deploy("'Look':{'type':'Http','runAfter':{},'inputs':{'method':'GET','uri':'https://management.azure.com"
                + SentinelPaths.INCIDENTS + "','queries':{'api-version':'2024-03-01'},"
                + "'authentication':{'type':'ManagedServiceIdentity'}}}");

        JsonNode run = ran();

        assertThat(action(run, "Look")
                        .at("/outputs/body/value/0/properties/title")
                        .asText())
                .isEqualTo("Credential theft");
    }

    @Test
    void what_an_action_keeps_to_itself_is_used_but_not_shown() {
        deploy(
                "'Secret':{'type':'Compose','inputs':'hidden','runAfter':{},"
                        + "'runtimeConfiguration':{'secureData':{'properties':['inputs','outputs']}}},"
                        + "'Use':{'type':'Compose','inputs':'@length(outputs(''Secret''))','runAfter':{'Secret':['Succeeded']}}");

        JsonNode run = ran();

        assertThat(action(run, "Secret").toString()).doesNotContain("hidden").contains("Succeeded");
        assertThat(action(run, "Use").path("outputs").asInt()).isEqualTo("hidden".length());
    }

    @Test
    void actions_inside_a_scope_end_as_one() {
        deploy("'All':{'type':'Scope','runAfter':{},'actions':{'In':{'type':'Compose','inputs':'@json(''{'')',"
                + "'runAfter':{}}}},'Then':{'type':'Compose','inputs':1,'runAfter':{'All':['Failed']}}");

        JsonNode run = ran();

        assertThat(run.at("/properties/status").asText()).isEqualTo("Succeeded");
        assertThat(action(run, "All").path("code").asText()).isEqualTo("ActionFailed");
    }

    @Test
    void a_run_that_was_under_way_when_the_range_stopped_is_aborted() {
        deploy(ASK);
        endpoint.holds();
        owner.put(RULES + "/run-cordon", SentinelPaths.runPlaybook(1));
        range.admin("POST", "incidents", SentinelPaths.detection("Theft", "High"));
        SentinelPaths.until(endpoint::lines, lines -> !lines.isEmpty());
        range.close();

        range = RunningRange.again(folder);
        owner = range.as("range-owner");

        assertThat(owner.all(PLAYBOOK + "/runs?$filter=status eq 'Aborted'")).hasSize(1);
        assertThat(owner.get(PLAYBOOK + "/runs").text("/value/0/properties/code"))
                .isEqualTo("RangeStopped");
    }

    @Test
    void a_reset_forgets_the_runs_and_what_was_under_way_writes_no_more() {
        deploy(ASK);
        endpoint.holds();
        owner.put(RULES + "/run-cordon", SentinelPaths.runPlaybook(1));
        range.admin("POST", "incidents", SentinelPaths.detection("Theft", "High"));
        SentinelPaths.until(endpoint::lines, lines -> !lines.isEmpty());

        range.admin("POST", "reset", "");

        endpoint.releases();
        assertThat(owner.get(PLAYBOOK).status()).isEqualTo(404);
        assertThat(range.admin("GET", "state", "").path("resources").findValuesAsText("type"))
                .doesNotContain("Microsoft.Logic/workflows/runs", "Microsoft.Logic/workflows/runs/actions");
    }

    @Test
    void a_playbook_is_run_by_hand_on_an_incident() {
        deploy("'Say':{'type':'Compose','inputs':'@triggerBody()?[''object'']?[''name'']','runAfter':{}}");
        String id = range.admin("POST", "incidents", SentinelPaths.detection("Theft", "High"))
                .path("id")
                .asText();

        Reply answer = owner.post(id + "/runPlaybook", "{\"logicAppsResourceId\":\"" + PLAYBOOK + "\"}");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(action(SentinelPaths.endedRun(owner), "Say").path("outputs").asText())
                .isEqualTo(id.substring(id.lastIndexOf('/') + 1));
    }

    @Test
    void a_disabled_playbook_is_not_run() {
        deploy(ASK);
        owner.put(RULES + "/run-cordon", SentinelPaths.runPlaybook(1));
        owner.put(
                RULES + "/then",
                SentinelPaths.rule(
                        2, "[{'order':1,'actionType':'ModifyProperties','actionConfiguration':{'status':'Active'}}]"));
        assertThat(owner.post(PLAYBOOK + "/disable", "").status()).isEqualTo(200);

        String id = range.admin("POST", "incidents", SentinelPaths.detection("Theft", "High"))
                .path("id")
                .asText();

        SentinelPaths.until(() -> owner.get(id).text("/properties/status"), "Active"::equals);
        assertThat(owner.all(PLAYBOOK + "/runs")).isEmpty();
        assertThat(endpoint.lines()).isEmpty();
    }

    @Test
    void the_identity_of_a_playbook_has_no_secret_and_nobody_can_sign_in_as_it() {
        JsonNode state = range.admin("GET", "state", "");

        JsonNode principal = state.path("servicePrincipals").path(1);
        assertThat(principal.path("name").asText()).isEqualTo("la-cordon-incident");
        assertThat(principal.has("clientSecret")).isFalse();
        assertThat(state.path("applications").findValuesAsText("name")).doesNotContain("la-cordon-incident");
        assertThat(range.directory().byClientId(principal.path("clientId").asText()))
                .isEmpty();
    }

    @Test
    void another_logic_app_s_identity_holds_no_role() {
        ObjectNode other = deploy(ASK).json();

        Reply made = owner.put(GROUP + "/providers/Microsoft.Logic/workflows/la-other", other);

        assertThat(made.text("/identity/principalId"))
                .isNotEqualTo(other.at("/identity/principalId").asText());
        assertThat(range.directory().identityOf(made.text("/id")).roles()).isEmpty();
    }

    @Test
    void a_definition_that_cannot_run_is_refused() {
        assertThat(deploy("'A':{'type':'Compose','inputs':1,'runAfter':{'B':['Succeeded']}}")
                        .code())
                .isEqualTo("InvalidTemplate");
        assertThat(deploy("'A':{'type':'Compose','inputs':1,'runAfter':{'A':['Succeeded']}}")
                        .status())
                .isEqualTo(400);
    }
}
