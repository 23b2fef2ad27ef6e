package dev.cordon.capability.compute;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Reads and tags virtual machines. Every method throws the failures of {@link dev.cordon.capability.FailureType}. */
@ActivityInterface
@CarriedOutBy(WorkerRole.CONTAINMENT)
public interface ComputeActivities {
    /**
     * What the machine is made of: disks, network interfaces, tags, power state.
     *
     * <p>Fails with {@code AzureNotFound} if there is no such machine, and with {@code BadRequest} if it is an
     * instance of a scale set in Uniform orchestration, whose network cannot be changed by itself.
     */
    @ActivityMethod(name = "compute.observe")
    VmState observe(VmId vm);

    /**
     * The machines of those names that the worker may see, by Azure Resource Graph: those whose resource or computer
     * name one is, compared without regard to case. Whoever acts on the answer takes it only if it is exactly one.
     */
    @ActivityMethod(name = "compute.named")
    NamedMachines named(MachineNames names);

    /**
     * Merges tags into the machine's own (Microsoft.Resources/tags, operation Merge): others stay as they are.
     *
     * @return the whole set as it stands afterwards
     */
    @ActivityMethod(name = "compute.mergeTags")
    TagSet mergeTags(TagChange change);

    /**
     * Undoes {@link #mergeTags}: each tag named in the change gets its value of before, or is removed if it had none;
     * a tag whose value is neither of the two is left alone and named in the answer.
     */
    @ActivityMethod(name = "compute.restoreTags")
    TagRestoration restoreTags(TagChange change, TagSet before);
}
