package dev.cordon.worker.polling;

import dev.cordon.capability.WorkerRole;
import dev.cordon.worker.InvalidSetting;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this worker does.
 *
 * @param roles the roles it plays, each on its own task queue; whoever runs runbooks follows runs, too
 * @param concurrentActivities how many activities of one role run at once
 * @param cachedRuns how many runs stay in memory; others are rebuilt from their history when they go on
 * @param shutdownGrace how long activities in progress may take to end when the worker is stopped
 */
@ConfigurationProperties("cordon.worker")
public record WorkerProperties(
        @DefaultValue({"runbooks", "containment", "evidence", "notification"})
        Set<WorkerRole> roles,

        @DefaultValue("32") int concurrentActivities,
        @DefaultValue("100") int cachedRuns,
        @DefaultValue("20s") Duration shutdownGrace) {
    public WorkerProperties {
        if (roles.isEmpty()) {
            throw new InvalidSetting(
                    "cordon.worker.roles",
                    "empty; expected some of runbooks, containment, evidence, notification, provisioning");
        }
        if (concurrentActivities < 1) {
            throw new InvalidSetting(
                    "cordon.worker.concurrent-activities", concurrentActivities + " is too few; expected 1 or more");
        }
        if (cachedRuns < 1) {
            throw new InvalidSetting("cordon.worker.cached-runs", cachedRuns + " is too few; expected 1 or more");
        }
        roles = EnumSet.copyOf(roles);
        if (roles.contains(WorkerRole.RUNBOOKS)) {
            roles.add(WorkerRole.FOLLOWING);
        }
    }
}
