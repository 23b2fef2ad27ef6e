package dev.cordon.embedded.tenant;
public record Journal(com.fasterxml.jackson.databind.JsonNode n) { static Journal read(com.fasterxml.jackson.databind.JsonNode n) { return new Journal(n);} }
