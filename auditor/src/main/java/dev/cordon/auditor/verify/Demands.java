package dev.cordon.auditor.verify;

/**
 * What an auditor asks for besides what the run's own policy did.
 *
 * @param withoutImages whether images that are not here are left out on purpose
 * @param minimumRetentionDays for how many days at least everything has to be retained; 0 for what the run expected
 */
public record Demands(boolean withoutImages, int minimumRetentionDays) {}
