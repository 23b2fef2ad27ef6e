package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Json;
import java.util.Optional;

/** Automation rules of a workspace, after the {@code AutomationRules} operations of 2024-03-01. */
final class AutomationRules extends SentinelType {
    static final String TYPE = "Microsoft.SecurityInsights/automationRules";

    private final Persons persons;
    private final PlaybookAccess access;

    AutomationRules(Tenant tenant, Persons persons, PlaybookAccess access) {
        super(tenant, TYPE);
        this.persons = persons;
        this.access = access;
    }

    @Override
    ObjectNode properties(ArmRequest request, ObjectNode wanted, Optional<ObjectNode> before) {
        RuleChecks.check(wanted);
        for (JsonNode action : wanted.path("actions")) {
            if (action.path("actionType").asText().equals("RunPlaybook")) {
                JsonNode configuration = action.path("actionConfiguration");
                access.require(request.call().caller(), Invalid.text(configuration, "logicAppResourceId"));
            }
        }
        return completed(request, wanted, before);
    }

    private ObjectNode completed(ArmRequest request, ObjectNode wanted, Optional<ObjectNode> before) {
        ObjectNode rule = Json.object();
        for (String field : new String[] {"displayName", "order", "triggeringLogic", "actions"}) {
            rule.set(field, wanted.path(field).deepCopy());
        }
        JsonNode old = before.map(there -> there.path("properties")).orElse(rule);
        ObjectNode client = persons.client(request.call().caller());
        rule.put("createdTimeUtc", old.path("createdTimeUtc").asText(now())).put("lastModifiedTimeUtc", now());
        rule.set("createdBy", old.has("createdBy") ? old.path("createdBy") : client);
        rule.set("lastModifiedBy", client);
        return rule;
    }
}
