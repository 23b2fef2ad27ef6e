package dev.cordon.runbook.incident;

import dev.cordon.capability.Severity;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.EntityKind;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelIncident;
import java.time.Instant;
import java.util.List;

/** Incidents to try the runbook on. */
final class Incidents {
    static final String ARM_ID = "/subscriptions/c4e2b8aa-93d7-4f5e-a6b1-5f0d3e7c2b02/resourceGroups/rg-security-prod"
            + "/providers/Microsoft.OperationalInsights/workspaces/law-security-prod/providers"
            + "/Microsoft.SecurityInsights/Incidents/8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88";

    private Incidents() {}

    static SentinelIncident high(Entity... entities) {
        return of(Severity.HIGH, IncidentStatus.NEW, entities);
    }

    static SentinelIncident of(Severity severity, IncidentStatus status, Entity... entities) {
        return new SentinelIncident(
                ARM_ID,
                "1042",
                "Beaconing from vm-web-01",
                severity,
                status,
                null,
                List.of("CommandAndControl"),
                List.of("Microsoft Defender for Cloud"),
                null,
                List.of(entities));
    }

    /** The same as another one, raised at some time. */
    static SentinelIncident raisedAt(Instant time, SentinelIncident incident) {
        return new SentinelIncident(
                incident.armId(),
                incident.number(),
                incident.title(),
                incident.severity(),
                incident.status(),
                time,
                incident.tactics(),
                incident.providers(),
                incident.url(),
                incident.entities());
    }

    /** One that has nothing in common with another one but what is said of it: it is of another workspace. */
    static SentinelIncident elsewhere(SentinelIncident incident) {
        return new SentinelIncident(
                incident.armId().replace("law-security-prod", "law-security-dr"),
                incident.number(),
                incident.title(),
                incident.severity(),
                incident.status(),
                incident.alertedAt(),
                incident.tactics(),
                incident.providers(),
                incident.url(),
                incident.entities());
    }

    static Entity host(VmId vm) {
        return entity(EntityKind.HOST, "Host", List.of(vm.id()), List.of(vm.name()));
    }

    static Entity hostNamed(String name) {
        return entity(EntityKind.HOST, "Host", List.of(), List.of(name));
    }

    static Entity account(String name) {
        return entity(EntityKind.ACCOUNT, "Account", List.of(), List.of(name));
    }

    static Entity entity(EntityKind kind, String called, List<String> ids, List<String> names) {
        return new Entity("object.properties.relatedEntities[0]", kind, called, ids, names);
    }
}
