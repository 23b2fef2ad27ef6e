package dev.cordon.azure.arm;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Azure's {@code provisioningState}: whether somebody is changing a resource. */
public final class Provisioning {
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "canceled");

    private Provisioning() {}

    /** Whether the last change of the resource has ended, well or not. A resource that has no state has. */
    public static boolean hasEnded(@Nullable String state) {
        return state == null || ENDED.contains(state.toLowerCase(Locale.ROOT));
    }

    /** Whether the last change of the resource has ended well. */
    public static boolean hasSucceeded(@Nullable String state) {
        return "succeeded".equalsIgnoreCase(state);
    }
}
