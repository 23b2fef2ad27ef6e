package dev.cordon.capability.custody;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an activity came by what it answers with.
 *
 * @param startedAt when the attempt that succeeded began, by its worker's clock, in UTC
 * @param endedAt when it had its answer
 * @param principal object id of the identity in Microsoft Entra that acted ({@code oid} of its token)
 * @param tool name, version and commit of the worker's build, for example {@code cordon 1.2.0 (3f68917)}
 * @param activityId the activity's id in the history
 * @param attempt which attempt it was, 1 for the first
 * @param correlationId the id that every request of this activity carried: to Azure Resource Manager as the correlation
 *     id, under which the Activity Log keeps them, to a blob as the client request id, under which the storage account's
 *     logs do; null if it made none
 */
public record Provenance(
        Instant startedAt,
        Instant endedAt,
        String principal,
        String tool,
        String activityId,
        int attempt,
        @Nullable String correlationId) {}
