package dev.cordon.capability.record;

import dev.cordon.capability.ArmId;
import dev.cordon.capability.network.NsgId;
import java.util.List;

/**
 * Which before-image to find.
 *
 * @param container URL of the vault's container
 * @param target Azure Resource Manager id of the machine
 * @param quarantineGroups the groups that containment attaches; an image that shows one of them was recorded on a
 *     machine that containment had touched already, since containment touches the network before all else
 */
public record BeforeImageSearch(String container, String incidentId, String target, List<NsgId> quarantineGroups) {
    /** The name of every before-image within its run. */
    public static final String NAME = "before-image.json";

    public BeforeImageSearch {
        quarantineGroups = List.copyOf(quarantineGroups);
    }

    /** The run in whose folder a before-image lies, from the name of its blob. */
    public String run(String blob) {
        return blob.substring(incidentId.length() + 1, blob.length() - NAME.length() - 1);
    }

    /** Whether the name of a blob is that of a before-image of the incident. */
    public boolean names(String blob) {
        return blob.startsWith(incidentId + "/")
                && blob.endsWith("/" + NAME)
                && !run(blob).isEmpty();
    }

    /** Whether an image shows the machine as it was before any containment. */
    public boolean untouched(BeforeImage image) {
        return image.nics().stream()
                .noneMatch(nic -> quarantineGroups.stream()
                        .anyMatch(group ->
                                nic.nsg() != null && ArmId.same(nic.nsg().id(), group.id())));
    }
}
