package dev.cordon.embedded.playbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.tenant.Azure;
import dev.cordon.embedded.tenant.Tenant;
import java.nio.file.Path;
import java.util.Map;

/**
 * Deploys the Sentinel playbook of {@code deploy/sentinel} to the range: its connection, the Logic App, and the automation
 * rules that run it. Its roles are what the range is seeded with.
 */
public final class PlaybookDeployment {
    /** The Logic App's name, as the template has it. */
    public static final String NAME = "la-cordon-incident";

    private static final String CONNECTION = "Microsoft.Web/connections";
    private static final String WORKFLOW = "Microsoft.Logic/workflows";
    private static final String RULE = "Microsoft.SecurityInsights/automationRules";

    private final Azure owner;
    private final Template template;

    public PlaybookDeployment(Installation installation, Tenant tenant) {
        this.owner = new Azure(
                installation.rangeUrl(), installation.ca(), tenant.tenantId(), tenant.application("range-owner"));
        Path file = installation.home().resolve("deploy").resolve("sentinel").resolve("azuredeploy.json");
        this.template = Template.read(
                file,
                Tenant.SENTINEL_GROUP,
                "westeurope",
                tenant.tenantId(),
                Map.of(
                        "workspaceName", TextNode.valueOf(Tenant.WORKSPACE),
                        "starterUrl", TextNode.valueOf(installation.starterUrl())));
    }

    /** Deploys it; what is there already is brought up to date. */
    public void deploy() {
        template.resources(CONNECTION).forEach(each -> put(Tenant.SENTINEL_GROUP, each));
        template.resources(WORKFLOW).forEach(each -> put(Tenant.SENTINEL_GROUP, each));
        template.resources(RULE).forEach(each -> put(each.path("scope").asText(), each));
    }

    private void put(String scope, ObjectNode resource) {
        String id = scope + "/providers/" + resource.path("type").asText() + "/"
                + resource.path("name").asText();
        JsonNode version = resource.path("apiVersion");
        ObjectNode body = resource.deepCopy();
        body.remove(java.util.List.of("type", "apiVersion", "name", "scope", "condition"));
        owner.put(id, version.asText(), body);
    }
}
