package dev.cordon.worker.polling;

/** Something to do beside the polling, as soon as Temporal serves this worker; tried again until Temporal takes it. */
@FunctionalInterface
public interface OnceServed {
    void served();
}
