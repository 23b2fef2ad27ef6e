package dev.cordon.range.arm;

import dev.cordon.range.activitylog.ActivityLog;
import dev.cordon.range.directory.Directory;
import dev.cordon.range.lro.Operations;
import dev.cordon.range.rbac.Access;
import dev.cordon.range.tenant.HandedOut;
import dev.cordon.range.tenant.Latencies;
import dev.cordon.range.tenant.RangeClock;
import dev.cordon.range.tenant.ResourceStore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The simulated tenant: everything a resource type reads and changes.
 *
 * @param clock the tenant's time
 * @param latencies how long things take
 * @param directory who exists
 * @param store every resource
 * @param operations the long-running operations
 * @param activityLog what was done
 * @param access what role assignments allow
 * @param handedOut the secrets that are out
 * @param lock held by ARM while a request is carried out, so that a read and the write after it are one
 */
public record Tenant(
        RangeClock clock,
        Latencies latencies,
        Directory directory,
        ResourceStore store,
        Operations operations,
        ActivityLog activityLog,
        Access access,
        HandedOut handedOut,
        ReentrantLock lock) {}
