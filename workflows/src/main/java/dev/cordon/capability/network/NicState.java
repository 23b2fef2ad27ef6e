package dev.cordon.capability.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network interface as it was found.
 *
 * @param location the region's name in Azure's short form, for example {@code westeurope}
 * @param nsg the network security group attached to the interface itself, or null for none
 * @param subnetIds the subnets of its IP configurations
 * @param privateIps the private addresses of its IP configurations
 * @param etag Azure's etag of the state described here
 */
public record NicState(
        NicId nic, String location, @Nullable NsgId nsg, List<String> subnetIds, List<String> privateIps, String etag) {
    public NicState {
        subnetIds = List.copyOf(subnetIds);
        privateIps = List.copyOf(privateIps);
    }
}
