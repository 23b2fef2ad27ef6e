package dev.cordon.range.logic.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often, and after how long, a request is sent again, after "Handle errors and exceptions in Azure Logic Apps".
 * Without a policy there are up to 4 retries at exponentially growing intervals of 7.5 s, from 5 s to 45 s.
 *
 * @param count the most retries there are
 * @param exponential whether the intervals grow
 * @param interval the first interval
 * @param shortest the shortest of growing ones
 * @param longest the longest of growing ones
 */
record RetryPolicy(int count, boolean exponential, Duration interval, Duration shortest, Duration longest) {
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST = 90;
    private static final int MOST_DOUBLINGS = 20;
    private static final RetryPolicy DEFAULT =
            new RetryPolicy(4, true, Duration.ofMillis(7500), SHORTEST, Duration.ofSeconds(45));
    private static final RetryPolicy NONE = new RetryPolicy(0, false, SHORTEST, SHORTEST, SHORTEST);

    /** Reads the {@code retryPolicy} of an action's inputs. */
    static RetryPolicy of(JsonNode policy) {
        String type = policy.path("type").asText("default").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "default" -> DEFAULT;
            case "none" -> NONE;
            case "fixed" -> new RetryPolicy(counted(policy), false, interval(policy, "interval"), SHORTEST, LONGEST);
            case "exponential" ->
                new RetryPolicy(
                        counted(policy),
                        true,
                        interval(policy, "interval"),
                        policy.has("minimumInterval") ? interval(policy, "minimumInterval") : SHORTEST,
                        policy.has("maximumInterval") ? interval(policy, "maximumInterval") : LONGEST);
            default -> throw invalid("type '" + type + "'");
        };
    }

    private static int counted(JsonNode policy) {
        int count = policy.path("count").asInt(0);
        if (count < 1 || count > MOST) {
            throw invalid("count " + count + "; it must be from 1 to " + MOST);
        }
        return count;
    }

    private static Duration interval(JsonNode policy, String field) {
        String text = policy.path(field).asText();
        try {
            Duration interval = Duration.parse(text);
            if (interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST) <= 0) {
                return interval;
            }
        } catch (DateTimeException malformed) {
            throw (ActionFailure) invalid(field + " '" + text + "'").initCause(malformed);
        }
        throw invalid(field + " '" + text + "'; it must be from PT5S to P1D");
    }

    private static ActionFailure invalid(String what) {
        return new ActionFailure("InvalidTemplate", "The retry policy has the " + what + ".");
    }

    /** How long to wait before a retry, counted from 1. */
    Duration before(int retry) {
        if (!exponential) {
            return interval;
        }
        long scale = 1L << Math.min(retry - 1, MOST_DOUBLINGS);
        long most = Math.min(longest.toMillis(), scale * interval.toMillis());
        long least = retry == 1 ? shortest.toMillis() : Math.max(shortest.toMillis(), scale / 2 * interval.toMillis());
        long from = Math.min(least, most);
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(from, most + 1));
    }
}
