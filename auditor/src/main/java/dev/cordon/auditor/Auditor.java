package dev.cordon.auditor;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The auditor's command line. Exit codes: 0 holds, 1 does not hold, 2 could not be examined. */
@Command(
        name = "audit",
        description = "Examine what a run left behind.",
        subcommands = ReplayCommand.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it holds", "1:it does not hold", "2:it could not be examined"})
public final class Auditor {
    private Auditor() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Auditor()).setExecutionExceptionHandler((failure, command, given) -> {
            if (failure instanceof UnreadableHistory unreadable) {
                command.getErr().println("audit: " + unreadable.getMessage());
                return CommandLine.ExitCode.USAGE;
            }
            throw failure;
        });
    }
}
