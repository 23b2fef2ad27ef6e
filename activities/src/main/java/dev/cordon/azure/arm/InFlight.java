package dev.cordon.azure.arm;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change that an attempt has asked Azure for, as it stands in the heartbeat: what the next attempt needs to go on
 * with the same operation.
 *
 * @param resource Azure Resource Manager id of what is being changed
 * @param operation URL of Azure's operation ({@code Azure-AsyncOperation}); null before Azure has named it
 * @param location URL of its result ({@code Location}); null before Azure has named it
 */
public record InFlight(
        String resource,
        @Nullable String operation,
        @Nullable String location) {
    static InFlight intended(String resource) {
        return new InFlight(resource, null, null);
    }

    /** Whether Azure has named an address at which to ask how it stands. */
    boolean hasAddress() {
        return operation != null || location != null;
    }

    /** Where to ask how it stands; {@code Azure-AsyncOperation} is the one that says how it ended. */
    String address() {
        return operation != null ? operation : Objects.requireNonNull(location, "no address");
    }

    boolean has(String otherResource) {
        return resource.equalsIgnoreCase(otherResource);
    }
}
