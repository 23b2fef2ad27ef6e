package dev.cordon.worker.polling;

import dev.cordon.capability.WorkerRole;
import java.util.List;
import java.util.Set;

/** Gives what carries capabilities out. */
public interface CapabilitySource {
    /**
     * The implementations of the capabilities that the given roles carry out. Those of other roles may be left out, so
     * that a worker opens no client that it has no use for.
     */
    List<Object> implementations(Set<WorkerRole> roles);
}
