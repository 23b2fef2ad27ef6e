package dev.cordon.range.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.activitylog.EventTemplate;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.directory.Directory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An ordinary day before the range was started, so that the Activity Log is not empty. */
final class HistorySeed {
    private static final int ROUNDS = 8;
    private static final Duration VISIBLE_AFTER = Duration.ofMinutes(4);
    private static final List<List<String>> DEEDS = List.of(
            List.of("Microsoft.Compute/virtualMachines/start/action", "Microsoft.Compute/virtualMachines/vm-web-01"),
            List.of("Microsoft.Compute/virtualMachines/write", "Microsoft.Compute/virtualMachines/vm-app-01"),
            List.of("Microsoft.Network/networkSecurityGroups/write", "Microsoft.Network/networkSecurityGroups/nsg-app"),
            List.of("Microsoft.Compute/disks/write", "Microsoft.Compute/disks/disk-app-01-data-02"),
            List.of("Microsoft.Resources/tags/write", "Microsoft.Compute/virtualMachines/vm-db-01"));

    private HistorySeed() {}

    static void plant(Tenant tenant) {
        Instant now = tenant.clock().instant();
        Duration step = Duration.ofHours(23).dividedBy((long) ROUNDS * DEEDS.size());
        Instant at = now.minus(Duration.ofHours(24)).plus(Duration.ofMinutes(20));
        for (int round = 0; round < ROUNDS; round++) {
            for (List<String> deed : DEEDS) {
                deed(tenant, deed.get(0), Ids.PROD + "/providers/" + deed.get(1), at, round);
                at = at.plus(step);
            }
        }
    }

    private static void deed(Tenant tenant, String operation, String resource, Instant at, int round) {
        String caller = round % 2 == 0 ? "alice@contoso.com" : Ids.guid("principal:id-app-deploy");
        EventTemplate template = new EventTemplate(
                resource,
                ArmPath.of(resource).subscription().orElse(""),
                "rg-workload-prod",
                ArmPath.of(resource).type(),
                operation,
                new EventTemplate.Actor(
                        caller,
                        Map.of("name", caller),
                        Ids.guid(operation + resource + round),
                        Ids.guid("client" + operation + round),
                        operation.endsWith("/action") ? "POST" : "PUT",
                        Directory.TENANT_ID));
        ObjectNode event = template.toEvent();
        tenant.activityLog().add(EventTemplate.at(event, "Started", "", at, VISIBLE_AFTER));
        tenant.activityLog()
                .add(EventTemplate.at(
                        event, "Succeeded", "OK (HTTP Status Code: 200)", at.plusSeconds(4), VISIBLE_AFTER));
    }
}
