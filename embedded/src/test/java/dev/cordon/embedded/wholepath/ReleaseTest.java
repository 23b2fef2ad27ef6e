package dev.cordon.embedded.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cordon.embedded.tenant.MachineView;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(240)
class ReleaseTest {
    /** What Azure itself stamps on a change, and the principal that a system-assigned identity gets anew. */
    private static final Pattern NEW_ANYWAY = Pattern.compile(".*/etag|/identity/principalId");

    @RegisterExtension
    static final RunningCordon CORDON = new RunningCordon();

    @ParameterizedTest
    @ValueSource(strings = {"vm-app-01", "vm-web-01", "vm-db-01"})
    void a_released_machine_is_as_it_was_before_its_isolation_but_for_what_azure_makes_anew(String name) {
        String vm = Machines.named(name);
        String incident = "INC-" + UUID.randomUUID();
        Caller alice = CORDON.caller("alice@contoso.com");
        MachineView before = MachineView.read(CORDON.azure(), vm);
        String isolation = alice.isolate(Map.of("incidentId", incident, "vmId", vm));
        JsonNode isolated = alice.ended(isolation);
        assertThat(isolated.at("/report/verdict").asText())
                .as(isolated::toString)
                .isEqualTo("CONTAINED");
        assertThat(MachineView.read(CORDON.azure(), vm).quarantined()).isTrue();

        String release = alice.release(Map.of("incidentId", incident, "vmId", vm));
        CORDON.caller("bob@contoso.com").decide(release, "approve", "Rebuilt");
        CORDON.caller("carol@contoso.com").decide(release, "approve", "Rebuilt, seen too");

        JsonNode released = alice.ended(release);
        assertThat(released.at("/report/verdict").asText())
                .as(released::toString)
                .isEqualTo("RELEASED");
        assertThat(unexpected(before, MachineView.read(CORDON.azure(), vm)))
                .as("what differs from before the isolation")
                .isEmpty();
    }

    private static Map<String, String> unexpected(MachineView before, MachineView after) {
        Map<String, String> all = new TreeMap<>(Difference.between(before.vm(), after.vm()));
        before.nics()
                .forEach((id, nic) -> Difference.between(nic, after.nics().getOrDefault(id, MissingNode.getInstance()))
                        .forEach((path, change) -> all.put(id.replaceFirst(".*/", "") + " " + path, change)));
        all.keySet().removeIf(path -> NEW_ANYWAY.matcher(path).matches());
        return all;
    }
}
