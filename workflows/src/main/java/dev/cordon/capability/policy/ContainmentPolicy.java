package dev.cordon.capability.policy;

import dev.cordon.capability.network.NsgId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How this installation contains a machine.
 *
 * @param evidenceResourceGroup name of the resource group that takes snapshots, in each subscription that has machines
 * @param quarantineNsgs one quarantine group for each region and subscription that has machines
 * @param responderSubnets CIDR ranges from which responders still reach an isolated machine
 * @param vaultContainer URL of the vault's container
 * @param timeToContainTarget within which a machine should be verified as contained
 */
public record ContainmentPolicy(
        String evidenceResourceGroup,
        List<QuarantineNsg> quarantineNsgs,
        List<String> responderSubnets,
        String vaultContainer,
        Duration timeToContainTarget) {
    public ContainmentPolicy {
        quarantineNsgs = List.copyOf(quarantineNsgs);
        responderSubnets = List.copyOf(responderSubnets);
    }

    /** The quarantine group for a region and subscription; Azure attaches a group only within both. */
    public Optional<NsgId> quarantineFor(String subscriptionId, String location) {
        return quarantineNsgs.stream()
                .filter(each -> each.location().equalsIgnoreCase(location))
                .map(QuarantineNsg::nsg)
                .filter(nsg -> nsg.arm().subscriptionId().equalsIgnoreCase(subscriptionId))
                .findFirst();
    }
}
