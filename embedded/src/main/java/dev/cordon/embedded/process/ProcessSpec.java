package dev.cordon.embedded.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started and told to be ready.
 *
 * @param command the program and its arguments; no secret, since everybody on the machine can read them
 * @param environment what is added to the environment
 * @param log the file that its output is appended to
 * @param ready whether it does its work by now
 */
record ProcessSpec(List<String> command, Map<String, String> environment, Path log, Probe ready) {
    ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
