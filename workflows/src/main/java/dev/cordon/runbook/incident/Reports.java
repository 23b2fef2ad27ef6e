package dev.cordon.runbook.incident;

import dev.cordon.capability.Severity;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.SentinelIncident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of an incident from several reports of it: they may arrive in any order, and nothing is forgotten. */
final class Reports {
    private Reports() {}

    static SentinelIncident merged(SentinelIncident known, SentinelIncident report) {
        return new SentinelIncident(
                known.armId(),
                known.number(),
                known.title(),
                higher(known.severity(), report.severity()),
                report.status(),
                earlier(known.alertedAt(), report.alertedAt()),
                union(known.tactics(), report.tactics()),
                union(known.providers(), report.providers()),
                known.url() == null ? report.url() : known.url(),
                entities(known.entities(), report.entities()));
    }

    private static Severity higher(Severity one, Severity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static List<Entity> entities(List<Entity> known, List<Entity> more) {
        Map<String, Entity> all = new LinkedHashMap<>();
        known.forEach(each -> all.put(each.sameness(), each));
        more.forEach(each -> all.putIfAbsent(each.sameness(), each));
        return List.copyOf(all.values());
    }

    private static <T> List<T> union(List<T> known, List<T> more) {
        List<T> all = new ArrayList<>(known);
        more.stream().filter(each -> !known.contains(each)).forEach(all::add);
        return all;
    }
}
