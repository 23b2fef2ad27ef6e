package dev.cordon.azure.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.MachineNames;
import dev.cordon.capability.compute.NamedMachines;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** How machines are found by their names, with answers that the range does not give. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FindMachinesTest {
    private static final String GRAPH = "/providers/Microsoft.ResourceGraph/resources";

    private final StubAzure stub = new StubAzure();
    private final ActivityRunner runner = new ActivityRunner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void a_machine_whose_computer_has_no_name_is_not_what_a_domain_alone_names() {
        stub.on("POST", GRAPH, page("", row("vm-attached-01", "")));

        assertThat(find(".corp.contoso.com", "vm-app-01").of(".corp.contoso.com"))
                .isEmpty();
    }

    @Test
    void a_machine_is_found_by_the_name_of_its_computer() {
        stub.on("POST", GRAPH, page("", row("vm-app-01", "APP01")));

        assertThat(find("app01.corp.contoso.com").of("app01.corp.contoso.com")).containsExactly("vm-app-01");
    }

    @Test
    void every_page_is_read_since_a_second_machine_of_a_name_may_stand_on_the_last() {
        stub.on("POST", GRAPH, page("more", row("vm-twin-01", "")), page("", row("VM-TWIN-01", "")));

        assertThat(find("vm-twin-01").of("vm-twin-01")).containsExactly("vm-twin-01", "VM-TWIN-01");
        assertThat(stub.last("POST").getBodyAsBinaryData().toString()).contains("\"$skipToken\":\"more\"");
    }

    @Test
    void nobody_is_asked_where_no_name_could_be_a_machines() {
        assertThat(find("", " ", "a\nb").names())
                .hasSize(3)
                .allMatch(name -> name.ids().isEmpty());
        assertThat(stub.requests()).isEmpty();
    }

    private NamedMachines find(String... names) {
        return runner.run(ComputeActivities.class, new ArmComputeActivities(stub.azure()))
                .named(new MachineNames(Arrays.asList(names)));
    }

    private static StubAnswer page(String skipToken, String... rows) {
        return StubAnswer.json(
                200, "{\"data\":" + List.of(rows) + (skipToken.isEmpty() ? "}" : ",\"$skipToken\":\"more\"}"));
    }

    private static String row(String name, String computer) {
        return "{\"id\":\"" + name + "\",\"name\":\"" + name + "\",\"computer\":\"" + computer + "\"}";
    }
}
