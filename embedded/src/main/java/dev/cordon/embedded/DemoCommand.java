package dev.cordon.embedded;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Isolates a machine before the user's eyes. */
@Command(name = "demo", description = "Isolate a machine before your eyes, then leave everything up.")
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Cordon cordon;

    @Option(names = "--exit", description = "Stop everything at the end.")
    private boolean exit;

    @Override
    public Integer call() throws Exception {
        return 0;
    }
}
