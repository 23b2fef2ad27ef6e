package dev.cordon.capability.network;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Changes which network security group a network interface has, and reads what follows from it. Every method throws
 * the failures of {@link dev.cordon.capability.FailureType}.
 */
@ActivityInterface
@CarriedOutBy(WorkerRole.CONTAINMENT)
public interface NetworkActivities {
    /** The interface as it is now: what an undo needs, and what decides on its quarantine group. */
    @ActivityMethod(name = "network.observe")
    NicState observe(NicId nic);

    /**
     * Attaches a network security group to the interface and changes nothing else: the whole body is read, the group
     * replaced, and the whole body written back with If-Match (networkInterfaces, Create Or Update). Returns when
     * Azure's operation has ended and the interface, read again, has the group. An interface that has it already is
     * not written.
     *
     * <p>Fails with {@code AzureConflict} if somebody else changed the interface between reading and writing.
     */
    @ActivityMethod(name = "network.attachNsg")
    NsgAttachment attachNsg(NsgOrder order);

    /**
     * Undoes {@link #attachNsg}: the interface gets the group of its before-image, or none if it had none, unless it
     * no longer has the group that was attached; then it is left alone and the answer says so.
     */
    @ActivityMethod(name = "network.restoreNsg")
    NsgRestoration restoreNsg(NsgOrder attached, NicState before);

    /**
     * Whether anything but the responders can still reach, or be reached from, the interface: by the effective rules
     * (its own group's, its subnet's, and security admin rules) while the machine runs, else by the rules of the
     * attached groups, since Azure computes effective rules of running machines only.
     */
    @ActivityMethod(name = "network.verifyIsolation")
    IsolationCheck verifyIsolation(IsolationQuestion question);
}
