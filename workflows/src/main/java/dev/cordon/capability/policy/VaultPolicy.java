package dev.cordon.capability.policy;

import dev.cordon.capability.vault.VaultExpectation;
import java.time.Duration;

/**
 * How this installation keeps evidence.
 *
 * @param expectation what the vault has to be
 * @param holdIfShort whether a run whose vault falls short holds before its first write; else it goes on and says so
 * @param preserveAfterIsolation whether an isolation starts a run that copies the disks' images to the vault
 * @param activityLogAgainAfter after which time the Activity Log is exported again, since Azure shows events late
 * @param accessHours for how many hours access is given to a snapshot that is exported, at most
 */
public record VaultPolicy(
        VaultExpectation expectation,
        boolean holdIfShort,
        boolean preserveAfterIsolation,
        Duration activityLogAgainAfter,
        int accessHours) {}
