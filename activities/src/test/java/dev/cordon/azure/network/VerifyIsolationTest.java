package dev.cordon.azure.network;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.network.IsolationCheck;
import dev.cordon.capability.network.IsolationCheck.Basis;
import dev.cordon.capability.network.IsolationQuestion;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.fake.Seed;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a verdict on an interface comes from, and when there is none. */
class VerifyIsolationTest {
    private static final String NIC = "/networkInterfaces/nic-app-01";
    private static final String EFFECTIVE = NIC + "/effectiveNetworkSecurityGroups";
    private static final String ADMIN = "/virtualNetworks/vnet-workload/listNetworkManagerEffectiveSecurityAdminRules";
    private static final String SUBNET = "/subscriptions/" + Seed.WORKLOAD + "/resourceGroups/" + Seed.GROUP
            + "/providers/Microsoft.Network/virtualNetworks/vnet-workload/subnets/snet-app";
    private static final String DENY_BOTH_WAYS = """
            {"name":"in","protocol":"All","sourceAddressPrefix":"0.0.0.0/0","destinationAddressPrefix":"0.0.0.0/0",
             "sourcePortRange":"0-65535","destinationPortRange":"0-65535","access":"Deny","priority":1,"direction":"Inbound"},
            {"name":"out","protocol":"All","sourceAddressPrefix":"0.0.0.0/0","destinationAddressPrefix":"0.0.0.0/0",
             "sourcePortRange":"0-65535","destinationPortRange":"0-65535","access":"Deny","priority":1,"direction":"Outbound"}
            """;

    private final StubAzure stub = new StubAzure()
            .on("GET", NIC, nic(Seed.QUARANTINE.id()))
            .on("POST", EFFECTIVE, StubAnswer.json(200, effective(DENY_BOTH_WAYS)))
            .on("POST", ADMIN, StubAnswer.json(200, "{\"value\":[]}"));
    private final ActivityRunner runner = new ActivityRunner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void an_answer_that_azure_gives_later_at_its_location_is_awaited() {
        stub.on("POST", EFFECTIVE, StubAnswer.json(202, "").with("Location", StubAzure.HOST + "/results/1"))
                .on("GET", "/results/1", StubAnswer.json(202, ""), StubAnswer.json(200, effective(DENY_BOTH_WAYS)));

        IsolationCheck check = network().verifyIsolation(question(true));

        assertThat(check).isEqualTo(new IsolationCheck(Seed.NIC_APP, true, Basis.EFFECTIVE_RULES, List.of()));
        assertThat(stub.count("GET", "/results/1")).isEqualTo(2);
    }

    @Test
    void another_group_than_the_quarantine_is_an_opening_even_if_it_lets_nothing_through() {
        stub.on("GET", NIC, nic(Seed.NSG_APP.id()));

        assertThat(network().verifyIsolation(question(true)).openings())
                .containsExactly("the interface has " + Seed.NSG_APP.id() + ", not " + Seed.QUARANTINE.id());
    }

    @Test
    void admin_rules_are_read_to_their_last_page() {
        stub.on(
                "POST",
                ADMIN,
                StubAnswer.json(200, "{\"value\":[],\"skipToken\":\"more\"}"),
                StubAnswer.json(200, """
                        {"value":[{"kind":"Custom","id":"/securityAdminConfigurations/corp/ruleCollections/c/rules/scanner",
                         "properties":{"protocol":"Tcp","sources":[{"addressPrefix":"10.9.0.0/24"}],
                         "destinations":[{"addressPrefix":"*"}],"sourcePortRanges":["0-65535"],
                         "destinationPortRanges":["22"],"access":"AlwaysAllow","priority":7,"direction":"Inbound"}}]}
                        """));

        assertThat(network().verifyIsolation(question(true)).openings())
                .containsExactly("in from 10.9.0.0-10.9.0.255 (for example TCP port 22): rule scanner of security admin"
                        + " configuration corp");
    }

    @Test
    void without_leave_to_read_admin_rules_there_is_no_verdict() {
        stub.on("POST", ADMIN, StubAnswer.error(403, "AuthorizationFailed", "no action on vnet-workload"));

        ApplicationFailure failure = failureOf(() -> network().verifyIsolation(question(true)));

        assertThat(FailureType.FORBIDDEN.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage()).contains("nic-app-01", "AuthorizationFailed");
    }

    @Test
    void a_cloud_without_network_managers_has_no_admin_rules() {
        stub.on("POST", ADMIN, StubAnswer.error(404, "InvalidResourceType", "not in this cloud"));

        assertThat(network().verifyIsolation(question(true)).isolated()).isTrue();
    }

    @Test
    void a_stopped_machine_is_judged_by_the_groups_of_its_interface_and_its_subnet() {
        stub.on("GET", "/subnets/snet-app", StubAnswer.json(200, "{\"properties\":{}}"))
                .on("GET", "/networkSecurityGroups/nsg-ir-quarantine", StubAnswer.json(200, """
                        {"name":"nsg-ir-quarantine","properties":{"securityRules":[
                         {"name":"deny-in","properties":{"protocol":"*","sourceAddressPrefix":"*","sourcePortRange":"*",
                          "destinationAddressPrefix":"*","destinationPortRange":"*","access":"Deny","priority":4096,
                          "direction":"Inbound"}}],
                        "defaultSecurityRules":[
                         {"name":"AllowInternetOutBound","properties":{"protocol":"*","sourceAddressPrefix":"*",
                          "sourcePortRange":"*","destinationAddressPrefix":"Internet","destinationPortRange":"*",
                          "access":"Allow","priority":65001,"direction":"Outbound"}}]}}
                        """));

        IsolationCheck check = network().verifyIsolation(question(false));

        assertThat(check.basis()).isEqualTo(Basis.ATTACHED_GROUPS);
        assertThat(check.openings())
                .singleElement()
                .asString()
                .startsWith("out to ")
                .endsWith("rule AllowInternetOutBound of nsg-ir-quarantine");
        assertThat(stub.count("POST", EFFECTIVE)).isZero();
    }

    private NetworkActivities network() {
        return runner.run(NetworkActivities.class, new ArmNetworkActivities(stub.azure()));
    }

    private static IsolationQuestion question(boolean running) {
        return new IsolationQuestion(Seed.NIC_APP, Seed.QUARANTINE, List.of(Seed.RESPONDERS), running);
    }

    private static StubAnswer nic(String nsg) {
        return StubAnswer.json(200, """
                {"etag":"1","location":"westeurope","properties":{"provisioningState":"Succeeded",
                 "networkSecurityGroup":{"id":"%s"},
                 "ipConfigurations":[{"properties":{"privateIPAddress":"10.0.0.4","subnet":{"id":"%s"}}}]}}
                """.formatted(nsg, SUBNET));
    }

    private static String effective(String rules) {
        return """
               {"value":[{"networkSecurityGroup":{"id":"%s"},"association":{"networkInterface":{"id":"%s"}},
                "tagMap":{"VirtualNetwork":["10.0.0.0/16"]},"effectiveSecurityRules":[%s]}]}
               """.formatted(Seed.QUARANTINE.id(), Seed.NIC_APP.id(), rules);
    }
}
