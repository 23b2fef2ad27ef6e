package dev.cordon.azure.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When an interface counts as cut off. */
class OpeningsTest {
    private static final String SUBNET = "/subnets/snet-app";
    private static final LocalAddress NIC = new LocalAddress("10.0.0.4", SUBNET);
    private static final LocalAddress NIC_V6 = new LocalAddress("2001:db8::4", SUBNET);
    private static final List<String> RESPONDERS = List.of("10.99.0.0/24");

    private static final Rule RESPONDERS_IN = in("allow-responders", 100, Verdict.ALLOW)
            .from("10.99.0.0/24")
            .protocol("Tcp")
            .toPorts("22", "3389")
            .rule();
    private static final Rule DENY_IN = in("deny-in", 4096, Verdict.DENY).rule();
    private static final Rule DENY_OUT = out("deny-out", 4096, Verdict.DENY).rule();
    private static final Rule VNET_IN = in("AllowVnetInBound", 65000, Verdict.ALLOW)
            .from("VirtualNetwork")
            .expandedTo("10.0.0.0/8")
            .rule();
    private static final RuleGroup QUARANTINE =
            new RuleGroup("nsg-ir-quarantine", List.of(RESPONDERS_IN, DENY_IN, DENY_OUT, VNET_IN));

    @Test
    void quarantine_lets_only_responders_through() {
        assertThat(openings(QUARANTINE)).isEmpty();
    }

    @Test
    void default_rules_do_not_matter_where_something_denies_before() {
        assertThat(openings(group(DENY_OUT, VNET_IN)))
                .singleElement()
                .asString()
                .isEqualTo("in from 10.0.0.0-10.98.255.255 and others (for example TCP port 0):"
                        + " rule AllowVnetInBound of nsg");
        assertThat(openings(group(DENY_IN, DENY_OUT, VNET_IN))).isEmpty();
    }

    @Test
    void a_rule_above_the_denial_is_an_opening_and_one_below_is_not() {
        Rule above = in("let-me-in", 99, Verdict.ALLOW).from("203.0.113.7").rule();
        Rule below = in("too-late", 4097, Verdict.ALLOW).from("203.0.113.7").rule();
        assertThat(openings(group(above, RESPONDERS_IN, DENY_IN, DENY_OUT, below)))
                .singleElement()
                .asString()
                .startsWith("in from 203.0.113.7 (")
                .endsWith("rule let-me-in of nsg");
    }

    @Test
    void an_outbound_rule_is_an_opening_as_well() {
        Rule beacon = out("beacon", 200, Verdict.ALLOW).from("*").toPorts("443").rule();
        assertThat(openings(group(beacon, DENY_IN, DENY_OUT)))
                .singleElement()
                .asString()
                .startsWith("out to 0.0.0.0-10.98.255.255 and others (for example ")
                .endsWith("rule beacon of nsg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.99.0.0/24", "10.99.0.128/25", "10.99.0.7", "10.99.0.5-10.99.0.9"})
    void what_lies_within_the_responders_range_is_theirs(String within) {
        Rule rule = in("r", 100, Verdict.ALLOW).from(within).rule();
        assertThat(openings(group(rule, DENY_IN, DENY_OUT))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.99.0.0/23", "10.98.255.255", "10.99.1.0/32", "10.99.0.200-10.99.1.0", "*", "Internet"})
    void what_reaches_beyond_it_is_an_opening(String beyond) {
        Rule rule = in("r", 100, Verdict.ALLOW).from(beyond).rule();
        assertThat(openings(group(rule, DENY_IN, DENY_OUT))).hasSize(1);
    }

    @Test
    void ranges_that_together_lie_within_the_responders_are_no_opening() {
        Rule rule = in("r", 100, Verdict.ALLOW)
                .from("10.99.0.0/25", "10.99.0.128/25")
                .rule();
        assertThat(openings(group(rule, DENY_IN, DENY_OUT))).isEmpty();
    }

    @Test
    void a_denial_of_one_protocol_leaves_the_others_open() {
        Rule tcpOnly = in("deny-tcp", 100, Verdict.DENY).protocol("Tcp").rule();
        Rule rest = in("allow-rest", 200, Verdict.ALLOW).rule();
        assertThat(openings(group(tcpOnly, rest, DENY_OUT)))
                .singleElement()
                .asString()
                .contains("UDP")
                .contains("allow-rest");
    }

    @Test
    void denials_of_every_protocol_by_itself_do_not_deny_what_has_no_name() {
        Rule tcp = in("tcp", 100, Verdict.DENY).protocol("Tcp").rule();
        Rule udp = in("udp", 101, Verdict.DENY).protocol("Udp").rule();
        Rule icmp = in("icmp", 102, Verdict.DENY).protocol("Icmp").rule();
        Rule esp = in("esp", 103, Verdict.DENY).protocol("Esp").rule();
        Rule ah = in("ah", 104, Verdict.DENY).protocol("Ah").rule();
        Rule rest = in("rest", 200, Verdict.ALLOW).rule();
        assertThat(openings(group(tcp, udp, icmp, esp, ah, rest, DENY_OUT)))
                .singleElement()
                .asString()
                .contains("OTHER");
    }

    @Test
    void a_gap_between_denied_port_ranges_is_found() {
        Rule low = in("low", 100, Verdict.DENY).toPorts("0-1023").rule();
        Rule high = in("high", 101, Verdict.DENY).toPorts("1025-65535").rule();
        Rule rest = in("rest", 200, Verdict.ALLOW).protocol("Tcp").rule();
        assertThat(openings(group(low, high, rest, DENY_OUT)))
                .singleElement()
                .asString()
                .contains("TCP port 1024");
        Rule closed = in("high", 101, Verdict.DENY).toPorts("1024-65535").rule();
        assertThat(openings(group(low, closed, rest, DENY_OUT))).isEmpty();
    }

    @Test
    void traffic_has_to_pass_both_the_subnets_group_and_the_interfaces() {
        RuleGroup open = group(
                in("all-in", 100, Verdict.ALLOW).rule(),
                out("all-out", 100, Verdict.ALLOW).rule());
        assertThat(openings(new Filters(List.of(), Map.of(SUBNET, QUARANTINE), List.of(open))))
                .isEmpty();
        assertThat(openings(new Filters(List.of(), Map.of(SUBNET, open), List.of(QUARANTINE))))
                .isEmpty();
        assertThat(openings(new Filters(List.of(), Map.of(SUBNET, open), List.of(open))))
                .hasSize(2)
                .first()
                .asString()
                .endsWith("rule all-in of nsg and rule all-in of nsg");
    }

    @Test
    void two_groups_that_let_different_strangers_in_let_nobody_in() {
        RuleGroup one = group(in("one", 100, Verdict.ALLOW).from("192.0.2.0/24").rule(), DENY_IN, DENY_OUT);
        RuleGroup two =
                group(in("two", 100, Verdict.ALLOW).from("198.51.100.0/24").rule(), DENY_IN, DENY_OUT);
        assertThat(openings(new Filters(List.of(), Map.of(SUBNET, one), List.of(two))))
                .isEmpty();
    }

    @Test
    void the_group_of_another_subnet_protects_nothing() {
        assertThat(openings(new Filters(List.of(), Map.of("/subnets/other", QUARANTINE), List.of())))
                .isNotEmpty();
    }

    @Test
    void an_interface_without_any_group_is_open_both_ways() {
        assertThat(openings(new Filters(List.of(), Map.of(), List.of())))
                .containsExactly(
                        "in from 0.0.0.0-10.98.255.255 and others (for example TCP port 0):"
                                + " no network security group filters it",
                        "out to 0.0.0.0-10.98.255.255 and others (for example TCP port 0):"
                                + " no network security group filters it");
    }

    @Test
    void an_admin_rule_that_always_allows_goes_past_the_quarantine() {
        RuleGroup admin = admin(
                in("scanner", 10, Verdict.ALWAYS_ALLOW).from("172.16.0.0/12").rule());
        assertThat(openings(new Filters(List.of(admin), Map.of(), List.of(QUARANTINE))))
                .singleElement()
                .asString()
                .endsWith("rule scanner of admin");
    }

    @Test
    void an_admin_rule_that_only_allows_leaves_it_to_the_groups() {
        RuleGroup admin =
                admin(in("scanner", 10, Verdict.ALLOW).from("172.16.0.0/12").rule());
        assertThat(openings(new Filters(List.of(admin), Map.of(), List.of(QUARANTINE))))
                .isEmpty();
    }

    @Test
    void an_admin_denial_blocks_unless_another_configuration_allows() {
        RuleGroup denies = admin(
                in("deny", 1, Verdict.DENY).rule(), out("deny", 1, Verdict.DENY).rule());
        RuleGroup allows = admin(in("allow", 1, Verdict.ALLOW).from("192.0.2.1").rule());
        assertThat(openings(new Filters(List.of(denies), Map.of(), List.of()))).isEmpty();
        assertThat(openings(new Filters(List.of(denies, allows), Map.of(), List.of())))
                .singleElement()
                .asString()
                .startsWith("in from 192.0.2.1 ");
    }

    @Test
    void an_admin_denial_of_higher_priority_beats_an_always_allow_of_the_same_configuration() {
        RuleGroup admin = admin(
                in("deny", 1, Verdict.DENY).from("172.16.0.0/12").rule(),
                in("scanner", 10, Verdict.ALWAYS_ALLOW).from("172.16.0.0/12").rule());
        assertThat(openings(new Filters(List.of(admin), Map.of(), List.of(QUARANTINE))))
                .isEmpty();
    }

    @Test
    void a_name_whose_addresses_are_unknown_counts_as_open_and_never_as_closed() {
        Rule denyTag = in("deny-tag", 100, Verdict.DENY).from("VirtualNetwork").rule();
        Rule allowAfter =
                in("allow-after", 200, Verdict.ALLOW).from("10.0.0.0/8").rule();
        assertThat(openings(group(denyTag, allowAfter, DENY_IN, DENY_OUT))).hasSize(1);
        Rule allowTag = in("allow-tag", 100, Verdict.ALLOW).from("AzureCloud").rule();
        assertThat(openings(group(allowTag, DENY_IN, DENY_OUT))).hasSize(1);
    }

    @Test
    void a_denial_for_another_destination_does_not_protect_the_interface() {
        Rule elsewhere =
                in("deny-elsewhere", 100, Verdict.DENY).at("10.0.0.5/32").rule();
        Rule here = in("deny-here", 100, Verdict.DENY).at("10.0.0.0/24").rule();
        Rule rest = in("rest", 200, Verdict.ALLOW).rule();
        assertThat(openings(group(elsewhere, rest, DENY_OUT))).hasSize(1);
        assertThat(openings(group(here, rest, DENY_OUT))).isEmpty();
    }

    @Test
    void ipv6_is_judged_by_itself() {
        Rule v6 = in("v6", 100, Verdict.ALLOW).from("2001:db8:1::/48").rule();
        RuleGroup group = group(v6, DENY_IN, DENY_OUT);
        assertThat(Openings.of(filters(group), List.of(NIC), RESPONDERS)).isEmpty();
        assertThat(Openings.of(filters(group), List.of(NIC_V6), RESPONDERS))
                .singleElement()
                .asString()
                .startsWith("in from 2001:db8:1::-2001:db8:1:ffff:ffff:ffff:ffff:ffff");
        assertThat(Openings.of(filters(group), List.of(NIC_V6), List.of("2001:db8::/32")))
                .isEmpty();
    }

    @Test
    void any_address_of_ipv4_does_not_deny_ipv6_for_certain() {
        Rule denyV4 = in("deny", 100, Verdict.DENY).from("0.0.0.0/0").rule();
        Rule rest = in("rest", 200, Verdict.ALLOW).from("0.0.0.0/0").rule();
        assertThat(Openings.of(filters(group(denyV4, rest, DENY_OUT)), List.of(NIC_V6), RESPONDERS))
                .hasSize(1);
        assertThat(Openings.of(filters(group(denyV4, rest, DENY_OUT)), List.of(NIC), RESPONDERS))
                .isEmpty();
    }

    @Test
    void an_interface_whose_addresses_are_unknown_is_not_taken_for_isolated() {
        assertThat(Openings.of(filters(QUARANTINE), List.of(), RESPONDERS)).hasSize(1);
    }

    private static List<String> openings(RuleGroup ofNic) {
        return openings(filters(ofNic));
    }

    private static List<String> openings(Filters filters) {
        return Openings.of(filters, List.of(NIC), RESPONDERS);
    }

    private static Filters filters(RuleGroup ofNic) {
        return new Filters(List.of(), Map.of(), List.of(ofNic));
    }

    private static RuleGroup group(Rule... rules) {
        return new RuleGroup("nsg", List.of(rules));
    }

    private static RuleGroup admin(Rule... rules) {
        return new RuleGroup("admin", List.of(rules));
    }

    private static RuleBuilder in(String name, int priority, Verdict verdict) {
        return new RuleBuilder(name, priority, Direction.INBOUND, verdict);
    }

    private static RuleBuilder out(String name, int priority, Verdict verdict) {
        return new RuleBuilder(name, priority, Direction.OUTBOUND, verdict);
    }
}
