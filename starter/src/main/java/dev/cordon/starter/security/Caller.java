package dev.cordon.starter.security;

/**
 * Who called, as the bearer token says.
 *
 * @param name a person's user principal name, or an application's name or id
 */
public record Caller(String name) {}
