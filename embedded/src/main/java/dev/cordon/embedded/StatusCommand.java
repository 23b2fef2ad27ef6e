package dev.cordon.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.OwnProcess;
import dev.cordon.embedded.installation.Problem;
import dev.cordon.embedded.installation.RunningState;
import dev.cordon.embedded.installation.StateFile;
import dev.cordon.embedded.tenant.RangeAdmin;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Tells what runs and where. */
@Command(name = "status", description = "Show what runs and where.")
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Cordon cordon;

    @Option(names = "--json", description = "Addresses and demo credentials as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Installation configured = cordon.installation();
        RunningState state = new StateFile(configured.stateFile())
                .read()
                .filter(RunningState::supervised)
                .orElseThrow(() -> new Problem("nothing is running; ./cordon up starts it."));
        Installation installation =
                state.temporal().equals(configured.temporal()) ? configured : configured.withTemporal(state.temporal());
        if (json) {
            printJson(installation);
        } else {
            printTable(installation, state);
        }
        return state.ready() ? 0 : 1;
    }

    private static void printJson(Installation installation) throws JsonProcessingException {
        Directory directory = Directory.of(installation, new RangeAdmin(installation.rangeAdminUrl()).tenant());
        System.out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(directory));
    }

    private static void printTable(Installation installation, RunningState state) {
        System.out.printf("  %-11s %-9s %-9s %s%n", "process", "pid", "state", "log");
        print(installation, state.supervisor());
        state.processes().forEach(each -> print(installation, each));
        new Addresses(installation).print(System.out);
    }

    private static void print(Installation installation, OwnProcess process) {
        String state = process.handle().isPresent() ? process.state().name().toLowerCase(Locale.ROOT) : "gone";
        System.out.printf(
                "  %-11s %-9d %-9s %s%n", process.name(), process.pid(), state, installation.log(process.name()));
    }
}
