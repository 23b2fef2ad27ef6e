package dev.cordon.worker.policy;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the vault has to be and how evidence is kept in it, as it was configured, unchecked.
 *
 * @param minimumRetentionDays for how many days at least nothing in it can be deleted
 * @param regions short names of the regions that evidence may lie in; empty for any
 * @param ifItFallsShort what a run does before its first write to a vault that is not as expected
 * @param preserveAfterIsolation whether an isolation starts a run that copies the disks' images to the vault
 * @param activityLogAgainAfter after which time the Activity Log is exported again
 * @param accessHours for how many hours access is given to a snapshot that is exported, at most
 */
@ConfigurationProperties("cordon.vault")
record VaultProperties(
        @DefaultValue("365") int minimumRetentionDays,
        @DefaultValue List<String> regions,
        @DefaultValue("hold") IfItFallsShort ifItFallsShort,
        @DefaultValue("true") boolean preserveAfterIsolation,
        @DefaultValue("30m") Duration activityLogAgainAfter,
        @DefaultValue("24") int accessHours) {
    /** What a run does when the vault is not as expected. */
    enum IfItFallsShort {
        /** It waits for somebody to decide. */
        HOLD,
        /** It goes on, and its record says so. */
        REPORT
    }
}
