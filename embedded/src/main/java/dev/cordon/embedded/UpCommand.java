package dev.cordon.embedded;

import dev.cordon.embedded.installation.Installation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Starts everything and leaves it running. */
@Command(name = "up", description = "Start everything and leave it running.")
final class UpCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Cordon cordon;

    @Override
    public Integer call() throws Exception {
        Installation installation = cordon.installation();
        Launch launch = new Launch(installation, System.out);
        if (launch.alreadyUp()) {
            System.out.println("Cordon is up already; ./cordon status shows it, ./cordon down stops it.");
            return 0;
        }
        launch.up();
        new Addresses(installation).print(System.out);
        return 0;
    }
}
