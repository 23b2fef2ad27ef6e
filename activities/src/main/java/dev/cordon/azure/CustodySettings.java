package dev.cordon.azure;

/** What a worker needs besides Azure to keep chains of custody. */
public record CustodySettings(SealSettings seal, RunHistories histories) {}
