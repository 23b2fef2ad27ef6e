package dev.cordon.worker.policy;

import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.policy.ContainmentPolicy;
import dev.cordon.capability.policy.QuarantineNsg;
import dev.cordon.worker.InvalidSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns configured text into a containment policy, or says which property forbids it. */
final class CheckedPolicy {
    private static final String PREFIX = "cordon.containment.";
    private static final Pattern GROUP = Pattern.compile("[\\w().-]{0,89}[\\w()-]", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LOCATION = Pattern.compile("[a-z0-9]+");
    private static final Pattern CONTAINER_PATH = Pattern.compile("(/[a-z0-9]{3,24})?/[a-z0-9](-?[a-z0-9]){2,62}");
    private static final Duration LONGEST_TARGET = Duration.ofHours(24);

    private final ContainmentProperties properties;

    CheckedPolicy(ContainmentProperties properties) {
        this.properties = properties;
    }

    /** @throws InvalidSetting naming the property */
    ContainmentPolicy policy() {
        return new ContainmentPolicy(
                evidenceResourceGroup(), quarantineNsgs(), responderSubnets(), vaultContainer(), target());
    }

    private String evidenceResourceGroup() {
        String name = required("evidence-resource-group", properties.evidenceResourceGroup());
        if (!GROUP.matcher(name).matches()) {
            throw invalid("evidence-resource-group", "'" + name + "' is not the name of a resource group");
        }
        return name;
    }

    private List<QuarantineNsg> quarantineNsgs() {
        if (properties.quarantineNsgs().isEmpty()) {
            throw invalid(
                    "quarantine-nsgs", "missing; expected one location and nsg-id for each region and subscription");
        }
        Set<String> places = new HashSet<>();
        List<QuarantineNsg> nsgs = new ArrayList<>();
        for (ContainmentProperties.Nsg each : properties.quarantineNsgs()) {
            String at = "quarantine-nsgs[" + nsgs.size() + "].";
            QuarantineNsg nsg = new QuarantineNsg(location(at, each), nsgId(at, each));
            if (!places.add(nsg.location() + " " + nsg.nsg().arm().subscriptionId())) {
                throw invalid(
                        at + "nsg-id",
                        "a second group for " + nsg.location() + " in subscription "
                                + nsg.nsg().arm().subscriptionId() + "; expected one each");
            }
            nsgs.add(nsg);
        }
        return nsgs;
    }

    private static String location(String at, ContainmentProperties.Nsg nsg) {
        String location = required(at + "location", nsg.location()).toLowerCase(Locale.ROOT);
        if (!LOCATION.matcher(location).matches()) {
            throw invalid(at + "location", "'" + location + "' is not a region's short name, such as westeurope");
        }
        return location;
    }

    private static NsgId nsgId(String at, ContainmentProperties.Nsg nsg) {
        String id = required(at + "nsg-id", nsg.nsgId());
        try {
            return new NsgId(id);
        } catch (IllegalArgumentException notAGroup) {
            throw invalid(at + "nsg-id", String.valueOf(notAGroup.getMessage()));
        }
    }

    private List<String> responderSubnets() {
        List<String> subnets = properties.responderSubnets();
        for (int i = 0; i < subnets.size(); i++) {
            if (!Subnet.isCidr(subnets.get(i))) {
                throw invalid(
                        "responder-subnets[" + i + "]",
                        "'" + subnets.get(i) + "' is not an address range, such as 10.99.0.0/24");
            }
        }
        return subnets;
    }

    private String vaultContainer() {
        String text = required("vault-container", properties.vaultContainer());
        try {
            URI url = new URI(text);
            if (url.getRawQuery() != null) {
                throw invalid("vault-container", "carries a query; expected a plain URL, and never a SAS");
            }
            if (!"https".equals(url.getScheme())
                    || url.getHost() == null
                    || !CONTAINER_PATH.matcher(url.getRawPath()).matches()) {
                throw notAContainer(text);
            }
            return text;
        } catch (URISyntaxException notAUrl) {
            throw notAContainer(text);
        }
    }

    private static InvalidSetting notAContainer(String text) {
        return invalid(
                "vault-container",
                "'" + text + "' is not a container's URL, such as https://account.blob.core.windows.net/ir-evidence");
    }

    private Duration target() {
        Duration target = properties.timeToContainTarget();
        if (target.isNegative() || target.isZero() || target.compareTo(LONGEST_TARGET) > 0) {
            throw invalid("time-to-contain-target", target + " is out of range; expected more than 0 and at most 24h");
        }
        return target;
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw invalid(name, "missing");
        }
        return value;
    }

    private static InvalidSetting invalid(String name, String problem) {
        return new InvalidSetting(PREFIX + name, problem);
    }
}
