package dev.cordon.azure.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.capability.evidence.Reconciliation;
import dev.cordon.capability.evidence.Reconciliation.LateEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares two slices event by event; of the events no more than their ids are kept. */
final class SliceComparison {
    private final Set<String> first = new HashSet<>();
    private final Set<String> second = new HashSet<>();
    private final List<LateEvent> late = new ArrayList<>();
    private int inBoth;
    private int lateCount;

    private SliceComparison() {}

    static Reconciliation of(VaultBlob first, VaultBlob second, Attempt attempt) {
        return new SliceComparison().compare(new SliceReader(first), new SliceReader(second), attempt);
    }

    private Reconciliation compare(SliceReader earlier, SliceReader later, Attempt attempt) {
        JsonNode window = earlier.read(event -> {
            attempt.proceed();
            first.add(id(event, earlier));
        });
        Instant from = time(window, "from", earlier);
        Instant to = time(window, "to", earlier);
        later.read(event -> {
            attempt.proceed();
            if (second.add(id(event, later))) {
                place(event, from, to, later);
            }
        });
        return new Reconciliation(inBoth, late, lateCount, first.size() - inBoth, attempt.provenance());
    }

    private void place(JsonNode event, Instant from, Instant to, SliceReader later) {
        if (first.contains(id(event, later))) {
            inBoth++;
            return;
        }
        Instant at = time(event, "eventTimestamp", later);
        if (at.isBefore(from) || at.isAfter(to)) {
            return;
        }
        lateCount++;
        if (late.size() < Reconciliation.MOST_NAMED) {
            late.add(name(event, at));
        }
    }

    private static LateEvent name(JsonNode event, Instant at) {
        return new LateEvent(
                event.path("eventDataId").asText(),
                at,
                event.at("/operationName/value").asText(),
                event.path("resourceId").asText(),
                event.path("caller").asText());
    }

    private static String id(JsonNode event, SliceReader slice) {
        String id = event.path("eventDataId").asText();
        if (id.isEmpty()) {
            throw slice.notASlice();
        }
        return id;
    }

    private static Instant time(JsonNode of, String name, SliceReader slice) {
        try {
            return Instant.parse(of.path(name).asText());
        } catch (DateTimeException unreadable) {
            throw slice.notASlice();
        }
    }
}
