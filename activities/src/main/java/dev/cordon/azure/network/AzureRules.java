package dev.cordon.azure.network;

import com.azure.core.util.ExpandableStringEnum;
import com.azure.resourcemanager.network.fluent.models.ApplicationSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.models.AddressPrefixItem;
import com.azure.resourcemanager.network.models.EffectiveBaseSecurityAdminRule;
import com.azure.resourcemanager.network.models.EffectiveDefaultSecurityAdminRule;
import com.azure.resourcemanager.network.models.EffectiveNetworkSecurityRule;
import com.azure.resourcemanager.network.models.EffectiveSecurityAdminRule;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads rules out of Azure's four models of them. */
final class AzureRules {
    private static final String ANY = "*";

    private AzureRules() {}

    /** A rule as Azure applies it, names of groups of addresses expanded. */
    static Rule effective(EffectiveNetworkSecurityRule rule) {
        return rule(
                Objects.requireNonNullElse(rule.name(), "without a name"),
                rule.priority(),
                rule.direction(),
                rule.access(),
                rule.protocol(),
                new Endpoint(
                        list(rule.sourceAddressPrefix(), rule.sourceAddressPrefixes()),
                        list(null, rule.expandedSourceAddressPrefix()),
                        ports(rule.sourcePortRange(), rule.sourcePortRanges())),
                new Endpoint(
                        list(rule.destinationAddressPrefix(), rule.destinationAddressPrefixes()),
                        list(null, rule.expandedDestinationAddressPrefix()),
                        ports(rule.destinationPortRange(), rule.destinationPortRanges())));
    }

    /** A rule as its group has it written. */
    static Rule written(SecurityRuleInner rule) {
        return rule(
                rule.name(),
                rule.priority(),
                rule.direction(),
                rule.access(),
                rule.protocol(),
                new Endpoint(
                        Stream.concat(
                                        list(rule.sourceAddressPrefix(), rule.sourceAddressPrefixes()).stream(),
                                        names(rule.sourceApplicationSecurityGroups()))
                                .toList(),
                        List.of(),
                        ports(rule.sourcePortRange(), rule.sourcePortRanges())),
                new Endpoint(
                        Stream.concat(
                                        list(rule.destinationAddressPrefix(), rule.destinationAddressPrefixes())
                                                .stream(),
                                        names(rule.destinationApplicationSecurityGroups()))
                                .toList(),
                        List.of(),
                        ports(rule.destinationPortRange(), rule.destinationPortRanges())));
    }

    /** A rule of a network manager; one of a kind that this version does not know counts as allowing everything. */
    static Stream<Rule> admin(EffectiveBaseSecurityAdminRule rule) {
        if (rule instanceof EffectiveSecurityAdminRule own) {
            return Stream.of(rule(
                    name(own.id()),
                    own.priority(),
                    own.direction(),
                    own.access(),
                    own.protocol(),
                    new Endpoint(prefixes(own.sources()), List.of(), ports(null, own.sourcePortRanges())),
                    new Endpoint(prefixes(own.destinations()), List.of(), ports(null, own.destinationPortRanges()))));
        }
        if (rule instanceof EffectiveDefaultSecurityAdminRule given) {
            return Stream.of(rule(
                    name(given.id()),
                    given.priority(),
                    given.direction(),
                    given.access(),
                    given.protocol(),
                    new Endpoint(prefixes(given.sources()), List.of(), ports(null, given.sourcePortRanges())),
                    new Endpoint(
                            prefixes(given.destinations()), List.of(), ports(null, given.destinationPortRanges()))));
        }
        Endpoint any = new Endpoint(List.of(ANY), List.of(), List.of(ANY));
        return Arrays.stream(Direction.values())
                .map(way -> new Rule(name(rule.id()), 0, way, Verdict.ALWAYS_ALLOW, ANY, any, any));
    }

    private static Rule rule(
            String name,
            int priority,
            ExpandableStringEnum<?> direction,
            ExpandableStringEnum<?> access,
            ExpandableStringEnum<?> protocol,
            Endpoint source,
            Endpoint destination) {
        boolean inbound = "Inbound".equalsIgnoreCase(String.valueOf(direction));
        return new Rule(
                name,
                priority,
                inbound ? Direction.INBOUND : Direction.OUTBOUND,
                verdict(String.valueOf(access)),
                String.valueOf(protocol),
                inbound ? source : destination,
                inbound ? destination : source);
    }

    /** What is not plainly a denial lets traffic through. */
    private static Verdict verdict(String access) {
        if (access.equalsIgnoreCase("Deny")) {
            return Verdict.DENY;
        }
        return access.equalsIgnoreCase("AlwaysAllow") ? Verdict.ALWAYS_ALLOW : Verdict.ALLOW;
    }

    private static List<String> prefixes(@Nullable List<AddressPrefixItem> items) {
        return items == null
                ? List.of()
                : items.stream().map(AddressPrefixItem::addressPrefix).toList();
    }

    private static Stream<String> names(@Nullable List<ApplicationSecurityGroupInner> groups) {
        return groups == null ? Stream.of() : groups.stream().map(ApplicationSecurityGroupInner::id);
    }

    /** A rule that names no port goes for all of them. */
    private static List<String> ports(@Nullable String one, @Nullable List<String> more) {
        List<String> named = list(one, more);
        return named.isEmpty() ? List.of(ANY) : named;
    }

    private static List<String> list(@Nullable String one, @Nullable List<String> more) {
        return Stream.concat(Stream.ofNullable(one), more == null ? Stream.of() : more.stream())
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }

    private static String name(@Nullable String id) {
        return id == null ? "without a name" : id.substring(id.lastIndexOf('/') + 1);
    }
}
