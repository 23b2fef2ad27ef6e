package dev.cordon.embedded.process;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.Ports;
import java.util.List;
import java.util.Map;

/** The simulated Azure. */
final class RangeProcess {
    private final Installation installation;

    RangeProcess(Installation installation) {
        this.installation = installation;
    }

    ProcessSpec spec() {
        Ports ports = installation.ports();
        List<String> command = new JavaProgram(installation, "range", "dev.cordon.range.RangeMain")
                .heap("256m")
                .command(List.of(
                        "--state", installation.rangeState().toString(),
                        "--port", String.valueOf(ports.range()),
                        "--admin-port", String.valueOf(ports.rangeAdmin()),
                        "--proxy-port", String.valueOf(ports.rangeProxy()),
                        "--latencies", installation.latencies()));
        Probe ready = Probe.ok(installation.rangeAdminUrl() + "/state");
        return new ProcessSpec(command, Map.of(), installation.log("range"), ready);
    }
}
