package dev.cordon.auditor;

import dev.cordon.auditor.history.UnreadableHistory;
import dev.cordon.auditor.pack.UnreadablePack;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The auditor's command line. Exit codes: 0 holds, 1 does not hold, 2 could not be checked. */
@Command(
        name = "audit",
        description = "Examine what a run left behind.",
        subcommands = {
            RunsCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            ReportCommand.class,
            PullCommand.class,
            KeysCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it holds", "1:it does not hold", "2:it could not be checked"})
public final class Auditor {
    private Auditor() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, for whoever runs it within a process of their own. */
    public static CommandLine commandLine() {
        return new CommandLine(new Auditor())
                // An auditor that fails has found out nothing: that is not the same as a record that does not hold.
                .setExitCodeExceptionMapper(failure -> CommandLine.ExitCode.USAGE)
                .setExecutionExceptionHandler((failure, command, given) -> {
                    if (failure instanceof UnreadableHistory || failure instanceof UnreadablePack) {
                        command.getErr().println("audit: " + failure.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    throw failure;
                });
    }
}
