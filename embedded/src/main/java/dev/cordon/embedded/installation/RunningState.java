package dev.cordon.embedded.installation;

import java.util.List;
import java.util.stream.Stream;

/**
 * What runs of an installation.
 *
 * @param supervisor the process that watches the others
 * @param latencies how quick the range's Azure was set at the start
 * @param temporal address of the Temporal server
 * @param processes the others, in the order in which they were started
 */
public record RunningState(OwnProcess supervisor, String latencies, String temporal, List<OwnProcess> processes) {
    public RunningState {
        processes = List.copyOf(processes);
    }

    public boolean supervised() {
        return supervisor.handle().isPresent();
    }

    public boolean ready() {
        return supervised() && processes.stream().allMatch(each -> each.state() == ProcessState.READY);
    }

    /** Everything that still runs, the supervisor first so that it starts nothing again. */
    public Stream<OwnProcess> alive() {
        return Stream.concat(Stream.of(supervisor), processes.stream())
                .filter(each -> each.handle().isPresent());
    }
}
