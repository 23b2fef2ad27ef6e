package dev.cordon.runbook.incident;

import dev.cordon.capability.Severity;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.Attributes;
import dev.cordon.engine.Progress;
import io.temporal.workflow.Functions;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The scope of an incident as far as it is known: what was reported of it, and what each thing means that it names. */
final class Scope {
    private final HandleIncidentRequest request;
    private final String incidentId;
    private final Machines machines;
    private final Bulletin bulletin;
    private final Progress progress;
    private final Functions.Proc whenMapped;
    private final Entries entries = new Entries();
    private final Search search = new Search(this::known);
    private SentinelIncident incident;
    private Mapping mapping = new Mapping(List.of());
    private boolean mapped;

    /**
     * @param incident as it was reported first
     * @param whenMapped is told whenever it may be known of more things what they mean
     */
    Scope(
            HandleIncidentRequest request,
            String incidentId,
            SentinelIncident incident,
            Machines machines,
            Bulletin bulletin,
            Progress progress,
            Functions.Proc whenMapped) {
        this.request = request;
        this.incidentId = incidentId;
        this.incident = incident;
        this.machines = machines;
        this.bulletin = bulletin;
        this.progress = progress;
        this.whenMapped = whenMapped;
    }

    /** All reports of it, taken together. */
    SentinelIncident incident() {
        return incident;
    }

    /** The things of which it is known what they mean. */
    Mapping mapping() {
        return mapping;
    }

    /** Whether it is known what anything means. */
    boolean isMapped() {
        return mapped;
    }

    /** Whether nothing is being looked for any longer. */
    boolean isSettled() {
        return !search.goesOn();
    }

    /** The things that are still being looked for. */
    List<Mapped> pending() {
        return search.pending();
    }

    /** Those that are too many to be taken up one by one, as one thing for a human. */
    List<Mapped> beyond() {
        return entries.beyond();
    }

    /** Everything that the incident names, as far as it is known what each thing means. */
    Mapping all() {
        return mapping.and(search.pending()).and(entries.beyond());
    }

    /** Maps what the incident names as it was reported first. */
    void map() {
        map(incident, incident.alertedAt());
    }

    /** Takes in a further report, and maps what is new in it. */
    void take(Inbox.Arrived arrived) {
        SentinelIncident report = arrived.incident();
        Severity before = incident.severity();
        Instant alertedAt = laterAlert(report.alertedAt(), arrived.at());
        learn(report);
        if (incident.severity().compareTo(before) < 0) {
            bulletin.raised(before, incident.severity());
            Attributes.describe(incidentId, incident.severity(), request.incidentArmId());
        }
        map(report, alertedAt);
    }

    /** Takes in a further report that others are to act on. */
    void learn(SentinelIncident report) {
        incident = Reports.merged(incident, report);
    }

    /** The incident's own time says nothing about what was added to it since. */
    private Instant laterAlert(@Nullable Instant alertedAt, Instant arrivedAt) {
        Instant first = incident.alertedAt();
        return alertedAt != null && (first == null || alertedAt.isAfter(first)) ? alertedAt : arrivedAt;
    }

    /**
     * Maps what is new in a report, and shows it before anything is done about it.
     *
     * @param alertedAt from when the time to contain counts of what it is the first to name
     */
    private void map(SentinelIncident report, @Nullable Instant alertedAt) {
        List<Entity> added = entries.take(report.entities());
        search.begin(added.stream().filter(EntityMapper::isToBeLookedFor).toList(), alertedAt);
        known(added.stream()
                .filter(entity -> !EntityMapper.isToBeLookedFor(entity))
                .flatMap(entity -> EntityMapper.map(entity).stream())
                .map(thing -> thing.countedFrom(alertedAt))
                .toList());
    }

    /** Takes up what is known now of what the incident names. */
    private void known(List<Mapped> things) {
        List<Mapped> more = machines.look(things);
        mapping = mapping.and(more);
        progress.show("What the incident names", all().table());
        if (!more.isEmpty() || (!mapped && !search.goesOn())) {
            bulletin.mapped(more, mapping, incident);
        }
        mapped = true;
        whenMapped.apply();
    }
}
