package dev.cordon.embedded.installation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PortCheckTest {
    private final Ports ports = Ports.free();
    private final Installation installation =
            new Installation(Path.of(""), Path.of(""), ports, null, Installation.LIKE_AZURE);

    @Test
    void free_ports_are_fine() {
        PortCheck.requireFree(installation);
    }

    @Test
    void a_taken_port_is_told_with_its_use_its_owner_and_the_remedy() throws IOException {
        try (ServerSocket taken = new ServerSocket(ports.starter(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.requireFree(installation))
                    .isInstanceOf(Problem.class)
                    .hasMessage("port " + taken.getLocalPort() + ", which the starter needs, is in use by process "
                            + ProcessHandle.current().pid() + " (java); stop that, or move Cordon's ports with"
                            + " CORDON_PORT_OFFSET=1000.");
        }
    }

    @Test
    void ports_of_a_temporal_server_that_is_not_ours_may_be_taken() throws IOException {
        try (ServerSocket taken = new ServerSocket(ports.temporal(), 1, InetAddress.getLoopbackAddress())) {
            PortCheck.requireFree(installation.withTemporal("127.0.0.1:" + taken.getLocalPort()));
        }
    }
}
