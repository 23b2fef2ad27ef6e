package dev.cordon.worker.polling;

/** Something to do as soon as Temporal serves this worker; done again if Temporal goes away in the middle of it. */
@FunctionalInterface
public interface OnceServed {
    void served();
}
