package dev.cordon.auditor;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a history against this build and tells what it shows. */
@Command(name = "replay", description = "Replay a run's history against this build and tell what it shows.")
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "HISTORY", description = "A history as 'temporal workflow show --output json' writes it.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path history;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        HistoryFile file = HistoryFile.read(history);
        PrintWriter out = spec.commandLine().getOut();
        Narrative.of(file.events()).forEach(out::println);
        Optional<String> objection = Replay.objection(file);
        out.println(objection
                .map(why -> "DOES NOT REPLAY: this build would have acted differently: " + why)
                .orElse("replays: this build gives the same orders in the same sequence, all "
                        + file.events().size() + " events"));
        return objection.isPresent() ? 1 : 0;
    }
}
