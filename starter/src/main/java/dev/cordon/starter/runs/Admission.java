package dev.cordon.starter.runs;

/**
 * The answer to a request for a run.
 *
 * @param joined whether the run existed before the request
 */
public record Admission(Run run, boolean joined) {}
