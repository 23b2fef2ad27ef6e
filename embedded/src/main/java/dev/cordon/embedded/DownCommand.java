package dev.cordon.embedded;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Stops everything. */
@Command(name = "down", description = "Stop everything; what was recorded stays.")
final class DownCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Cordon cordon;

    @Override
    public Integer call() throws Exception {
        int stopped = new Shutdown(cordon.installation()).run();
        System.out.println(stopped == 0 ? "Nothing was running." : "Stopped " + stopped + " processes.");
        return 0;
    }
}
