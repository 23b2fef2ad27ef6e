package dev.cordon.embedded;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.Problem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command line of an installation on one machine. */
@Command(
        name = "cordon",
        description = "Cordon on one machine: Temporal, a simulated Azure, a worker and the starter.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            SuperviseCommand.class
        })
public final class Cordon {
    @Option(
            names = "--temporal-address",
            paramLabel = "HOST:PORT",
            scope = ScopeType.INHERIT,
            description = "Use this Temporal server instead of starting one (or CORDON_TEMPORAL_ADDRESS).")
    private @Nullable String temporalAddress;

    @Option(
            names = "--latencies",
            paramLabel = "PROFILE",
            scope = ScopeType.INHERIT,
            description = "How quick the simulated Azure is: azure (like Azure's own) or fast.")
    private @Nullable String latencies;

    private Cordon() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Cordon()).setExecutionExceptionHandler(Cordon::explain);
    }

    /** The installation that environment and options describe. */
    Installation installation() {
        Installation installation = Installation.of(System.getenv());
        if (temporalAddress != null) {
            installation = installation.withTemporal(temporalAddress);
        }
        return latencies == null ? installation : installation.withLatencies(latencies);
    }

    private static int explain(Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        if (failure instanceof Problem problem) {
            command.getErr().println("cordon: " + problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
