package dev.cordon.capability.compute;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Names that machines go by.
 *
 * @param hostNames names of resources or computers, with or without a domain
 */
public record MachineNames(List<String> hostNames) {
    private static final Pattern POSSIBLE = Pattern.compile("[^\\p{Cntrl}\\s/\\\\\"\\[\\]:|<>+=;,?*@&.]{1,64}");

    public MachineNames {
        hostNames = List.copyOf(hostNames);
    }

    /**
     * Whether a machine can be called so, its domain left out: names of machines have at most 64 characters, and some
     * characters they have not (Azure naming rules, Microsoft.Compute). One that cannot is not looked for.
     */
    public static boolean possible(String hostName) {
        return POSSIBLE.matcher(hostName.replaceFirst("(?s)\\..*", "")).matches();
    }
}
