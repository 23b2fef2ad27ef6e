package dev.cordon.embedded.process;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.Ports;
import dev.cordon.embedded.installation.Problem;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Temporal server with its UI, on a database file in the state folder. */
final class TemporalServer {
    /** The search attributes that runs are found by. */
    private static final List<String> SEARCH_ATTRIBUTES = List.of(
            "IncidentId=Keyword",
            "Severity=Keyword",
            "Target=Keyword",
            "RunbookPhase=Keyword",
            "AwaitingDecision=Bool",
            "TimeToContainSeconds=Double");

    private final Installation installation;

    TemporalServer(Installation installation) {
        this.installation = installation;
    }

    ProcessSpec spec() {
        Ports ports = installation.ports();
        String ready = "http://127.0.0.1:" + ports.temporalHttp() + "/api/v1/namespaces/default";
        return new ProcessSpec(command(ports), Map.of(), installation.log("temporal"), Probe.ok(ready));
    }

    private List<String> command(Ports ports) {
        List<String> command = new ArrayList<>(List.of(binary().toString(), "server", "start-dev"));
        command.addAll(List.of(
                "--db-filename", installation.state().resolve("temporal.db").toString()));
        command.addAll(List.of("--ip", "127.0.0.1", "--port", String.valueOf(ports.temporal())));
        command.addAll(List.of("--ui-port", String.valueOf(ports.temporalUi()), "--ui-disable-news-fetch"));
        command.addAll(List.of("--ui-codec-endpoint", installation.codecUrl()));
        command.addAll(List.of("--http-port", String.valueOf(ports.temporalHttp())));
        command.addAll(List.of("--metrics-port", String.valueOf(ports.temporalMetrics()), "--log-level", "warn"));
        SEARCH_ATTRIBUTES.forEach(each -> command.addAll(List.of("--search-attribute", each)));
        return command;
    }

    /** The program: from the PATH, else the one that {@code ./cordon} put beside the sources. */
    private Path binary() {
        Stream<Path> onPath =
                Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, "temporal"));
        Stream<Path> installed = Stream.of(
                        installation.state(), installation.home().resolve(".cordon"))
                .map(folder -> folder.resolve("tools/bin/temporal"));
        return Stream.concat(onPath, installed)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Problem("there is no Temporal server: no 'temporal' on the PATH and none in "
                        + ".cordon/tools; ./cordon up and ./cordon test install one with pip."));
    }
}
