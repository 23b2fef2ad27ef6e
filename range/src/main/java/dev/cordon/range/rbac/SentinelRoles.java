package dev.cordon.range.rbac;

import java.util.List;
import java.util.stream.Stream;

/** The built-in roles of Microsoft Sentinel, as Azure defines them. */
public final class SentinelRoles {
    public static final String READER = "8d289c81-5878-46d4-8554-54e1e3d8b5cb";
    public static final String RESPONDER = "3e150937-b8fe-4cfb-8069-0eaf05ecd056";
    public static final String CONTRIBUTOR = "ab8e14d6-4a74-4a29-9ba8-549422addade";
    public static final String AUTOMATION_CONTRIBUTOR = "f4c81013-99ee-4d62-a7ee-b3f1f648599a";
    public static final String PLAYBOOK_OPERATOR = "51d6186e-6489-4900-b93f-92e23144cca5";

    private static final String INSIGHTS = "Microsoft.SecurityInsights/";
    private static final String WORKSPACES = "Microsoft.OperationalInsights/workspaces/";
    private static final String TRIGGERS = "Microsoft.Logic/workflows/triggers/";
    private static final String HOST_RUNTIME = "Microsoft.Web/sites/hostruntime/webhooks/api/workflows/";
    private static final List<String> NONE = List.of();
    private static final List<String> CONFIDENTIAL =
            List.of(INSIGHTS + "ConfidentialWatchlists/*", WORKSPACES + "query/ConfidentialWatchlist/*");
    private static final List<String> COMMON = List.of(
            WORKSPACES + "analytics/query/action",
            WORKSPACES + "*/read",
            WORKSPACES + "dataSources/read",
            WORKSPACES + "query/read",
            WORKSPACES + "query/*/read",
            "Microsoft.OperationalInsights/querypacks/*/read",
            "Microsoft.OperationsManagement/solutions/read",
            "Microsoft.Insights/myworkbooks/read",
            "Microsoft.Insights/alertRules/*",
            "Microsoft.Authorization/*/read",
            "Microsoft.Resources/deployments/*",
            "Microsoft.Resources/subscriptions/resourceGroups/read",
            "Microsoft.Support/*");

    private SentinelRoles() {}

    static List<RoleDefinition> and(RoleDefinition... others) {
        return Stream.concat(Stream.of(others), all().stream()).toList();
    }

    private static List<RoleDefinition> all() {
        return List.of(
                role(READER, "Microsoft Sentinel Reader", joined(reading(), COMMON), CONFIDENTIAL),
                role(RESPONDER, "Microsoft Sentinel Responder", joined(responding(), COMMON), notResponding()),
                role(CONTRIBUTOR, "Microsoft Sentinel Contributor", joined(contributing(), COMMON), CONFIDENTIAL),
                role(AUTOMATION_CONTRIBUTOR, "Microsoft Sentinel Automation Contributor", automating(), NONE),
                role(PLAYBOOK_OPERATOR, "Microsoft Sentinel Playbook Operator", operating(), NONE));
    }

    private static List<String> reading() {
        return List.of(
                INSIGHTS + "*/read",
                INSIGHTS + "dataConnectorsCheckRequirements/action",
                INSIGHTS + "threatIntelligence/indicators/query/action",
                INSIGHTS + "threatIntelligence/queryIndicators/action",
                WORKSPACES + "savedSearches/read",
                WORKSPACES + "LinkedServices/read",
                "Microsoft.Insights/workbooks/read",
                "Microsoft.Resources/templateSpecs/*/read");
    }

    private static List<String> responding() {
        return List.of(
                INSIGHTS + "*/read",
                INSIGHTS + "dataConnectorsCheckRequirements/action",
                INSIGHTS + "automationRules/*",
                INSIGHTS + "cases/*",
                INSIGHTS + "incidents/*",
                INSIGHTS + "entities/runPlaybook/action",
                INSIGHTS + "threatIntelligence/indicators/appendTags/action",
                INSIGHTS + "threatIntelligence/indicators/query/action",
                INSIGHTS + "threatIntelligence/bulkTag/action",
                INSIGHTS + "threatIntelligence/indicators/replaceTags/action",
                INSIGHTS + "threatIntelligence/queryIndicators/action",
                INSIGHTS + "businessApplicationAgents/systems/undoAction/action",
                WORKSPACES + "savedSearches/read",
                "Microsoft.Insights/workbooks/read");
    }

    private static List<String> notResponding() {
        return joined(List.of(INSIGHTS + "cases/*/Delete", INSIGHTS + "incidents/*/Delete"), CONFIDENTIAL);
    }

    private static List<String> contributing() {
        return List.of(INSIGHTS + "*", WORKSPACES + "savedSearches/*", "Microsoft.Insights/workbooks/*");
    }

    private static List<String> automating() {
        return List.of(
                "Microsoft.Authorization/*/read",
                TRIGGERS + "read",
                TRIGGERS + "listCallbackUrl/action",
                "Microsoft.Logic/workflows/runs/read",
                HOST_RUNTIME + "triggers/read",
                HOST_RUNTIME + "triggers/listCallbackUrl/action",
                HOST_RUNTIME + "runs/read");
    }

    private static List<String> operating() {
        return List.of(
                "Microsoft.Logic/workflows/read",
                TRIGGERS + "listCallbackUrl/action",
                HOST_RUNTIME + "triggers/listCallbackUrl/action",
                "Microsoft.Web/sites/read");
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static RoleDefinition role(String id, String name, List<String> actions, List<String> notActions) {
        return new RoleDefinition(id, name, name, true, actions, notActions, NONE, NONE);
    }
}
