package dev.cordon.range.admin;

import java.time.Instant;

/**
 * A request that the simulated cloud itself sent to somebody, to be written into the journal.
 *
 * @param sequence its number among all requests
 * @param start when it was sent, by the range's clock
 * @param millis how long it took
 * @param operation the operation's name
 * @param method the HTTP method
 * @param address where it went, without its query
 * @param query its query; empty where there was none
 * @param status what was answered; 0 where nothing was
 * @param caller the object id of whoever sent it
 * @param appId that principal's application id
 * @param correlationId the run it belongs to
 * @param location the answer's Location; empty where it had none
 * @param retryAfter the answer's Retry-After; empty where it had none
 */
public record Outbound(
        long sequence,
        Instant start,
        double millis,
        String operation,
        String method,
        String address,
        String query,
        int status,
        String caller,
        String appId,
        String correlationId,
        String location,
        String retryAfter) {}
