package dev.cordon.auditor;

import dev.cordon.auditor.history.HistoryFile;
import dev.cordon.auditor.history.Narrative;
import dev.cordon.auditor.history.Replay;
import dev.cordon.auditor.pack.Pack;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays a history against this build and tells what it shows. */
@Command(name = "replay", description = "Replay a run's history against this build and tell what it shows.")
final class ReplayCommand implements Callable<Integer> {
    private static final int UNCHECKED = 2;

    @Parameters(
            paramLabel = "HISTORY|PACK",
            description = "A history as 'temporal workflow show --output json' writes it, or the folder of a run.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path place;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KeyOptions keys;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path file = Files.isDirectory(place) ? place.resolve(Pack.HISTORY) : place;
        HistoryFile history = HistoryFile.read(file, keys.payloads());
        PrintWriter out = spec.commandLine().getOut();
        Narrative.of(history).forEach(out::println);
        if (!history.lackingKeys().isEmpty()) {
            out.println("COULD NOT BE REPLAYED: payloads are encrypted with key "
                    + String.join(", ", history.lackingKeys()) + "; give the key with --payload-keys");
            return UNCHECKED;
        }
        Optional<String> objection = Replay.objection(history);
        out.println(objection
                .map(why -> "DOES NOT REPLAY: this build would have acted differently: " + why)
                .orElse("replays: this build gives the same orders in the same sequence, all "
                        + history.events().size() + " events"));
        return objection.isPresent() ? 1 : 0;
    }
}
