package dev.cordon.auditor;

import dev.cordon.auditor.pack.Pack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies a run's record out of the vault, and writes down what Azure says of it. Writes nothing to the vault. */
@Command(name = "pull", description = "Copy a run's record from the vault, read-only.")
final class PullCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "RUN",
            description =
                    "Id of a run, of its workflow or of its incident; of several the one sealed last whose history"
                            + " is archived.")
    private @Nullable String run;

    @Option(names = "--runbook", paramLabel = "TYPE", description = "Only runs of this runbook, such as IsolateVm.")
    private @Nullable String runbook;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "The folder to copy into.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path to;

    @Option(
            names = "--vault",
            required = true,
            paramLabel = "URL",
            defaultValue = "${env:CORDON_VAULT}",
            description = "URL of the vault's container (or CORDON_VAULT).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String url;

    @Option(names = "--without-images", description = "Leave out the images of disks.")
    private boolean withoutImages;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private VaultOptions vault;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Pack pack = vault.access().vault(url).pull(run, runbook, to, !withoutImages);
        spec.commandLine()
                .getOut()
                .println("pulled " + pack.names().size() + " blobs of run " + pack.run() + " of incident "
                        + pack.incident() + " into " + pack.folder());
        if (!pack.has(Pack.HISTORY_SEAL)) {
            spec.commandLine()
                    .getOut()
                    .println("its history is not in the vault, or not yet: it is archived after the run has closed");
        }
        return 0;
    }
}
