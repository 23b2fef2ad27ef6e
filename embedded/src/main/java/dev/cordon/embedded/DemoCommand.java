package dev.cordon.embedded;

import dev.cordon.embedded.demo.Demo;
import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.tenant.Check;
import dev.cordon.embedded.tenant.RangeAdmin;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        Installation installation = cordon.installation();
        try {
            start(installation);
            Demo.Outcome outcome = new Demo(installation, System.out).run();
            if (!exit) {
                new Addresses(installation).print(System.out);
            }
            return tell(outcome);
        } finally {
            if (exit) {
                new Shutdown(installation).run();
            }
        }
    }

    private static void start(Installation installation) throws InterruptedException {
        Launch launch = new Launch(installation, System.out);
        if (launch.alreadyUp()) {
            System.out.println("Cordon is up already.");
            new RangeAdmin(installation.rangeAdminUrl()).latencies(installation.latencies());
        } else {
            System.out.println("Starting ...");
            launch.up();
        }
    }

    private static int tell(Demo.Outcome outcome) {
        List<Check> failed = outcome.failed();
        if (!failed.isEmpty()) {
            System.out.println("not contained: " + failed.size() + " checks failed: "
                    + failed.stream().map(Check::what).collect(Collectors.joining("; ")));
            return 1;
        }
        System.out.printf("contained in %.1f s, verified%n", outcome.contained().toMillis() / 1000.0);
        return 0;
    }
}
