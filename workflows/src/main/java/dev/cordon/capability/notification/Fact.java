package dev.cordon.capability.notification;

/** A named thing worth knowing, for example {@code Machine: vm-app-01}. */
public record Fact(String name, String value) {}
