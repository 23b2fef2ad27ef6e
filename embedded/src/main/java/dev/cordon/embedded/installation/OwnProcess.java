package dev.cordon.embedded.installation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process of ours as it was recorded, so that a later command finds it again and never mistakes another for it.
 *
 * @param name what it is called
 * @param pid its process id
 * @param startedAt when the operating system says that it was started
 * @param state how far it is
 * @param starts how often it was started
 */
public record OwnProcess(String name, long pid, String startedAt, ProcessState state, int starts) {
    /** The boot time that start times are computed from may shift by a little. */
    private static final Duration SAME = Duration.ofSeconds(2);

    /** Records a running process. */
    public static OwnProcess of(String name, ProcessHandle handle, ProcessState state, int starts) {
        return new OwnProcess(name, handle.pid(), startOf(handle).toString(), state, starts);
    }

    /** The process, if it still runs and is the one that was recorded: its id may have passed to another. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle handle) {
        Duration apart = Duration.between(Instant.parse(startedAt), startOf(handle));
        return apart.abs().compareTo(SAME) <= 0;
    }

    private static Instant startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }
}
