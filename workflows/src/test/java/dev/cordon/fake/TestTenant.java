package dev.cordon.fake;

import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.evidence.SnapshotId;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NsgId;

/**
 * A tenant seeded as {@link Seed} says, and what others than Cordon do in it. Contract tests run on the in-memory one
 * and on the range, so that neither can drift from the other.
 */
public interface TestTenant {
    /** Puts the seeded state back. */
    void reset();

    /** Somebody else gives an interface another network security group. */
    void somebodyAttaches(NicId nic, NsgId nsg);

    /** Somebody else sets one tag of a machine. */
    void somebodyTags(VmId vm, String name, String value);

    /** Somebody else takes a snapshot of another disk under this name, with no incident's tags. */
    void somebodySnapshots(SnapshotId name, DiskId disk);

    /** Whether access to a snapshot's bytes was given and not ended. */
    boolean isAccessible(SnapshotId snapshot);

    /** Somebody lets everything in by a rule of a quarantine group, above its denials. */
    void somebodyLoosens(NsgId nsg);

    /** Somebody gives Cordon's identity what it does not have by itself: the right to grant roles. */
    void somebodyLetsCordonGrantRoles();

    /** Somebody gives Cordon's identity what it has only where there is a vault to be made. */
    void somebodyLetsCordonMakeVaults();

    /** Somebody allows containers of a storage account that anybody may read. */
    void somebodyOpens(String accountId);

    /** Somebody takes that back. */
    void somebodyCloses(String accountId);

    /** A detection raises an incident of severity High that names a machine. */
    TestIncident raise(String title, VmId machine);

    /**
     * Somebody who may write to the vault writes a blob there, and says that a run wrote it about a machine.
     *
     * @param blob its name, {@code {incident}/{run}/…}
     */
    void somebodyWrites(String blob, String run, VmId about, String json);

    /** URL of the vault's container in this tenant. */
    String vaultContainer();

    /** How often a resource was written since the last reset, reads not counted. */
    long writesOf(String armId);
}
