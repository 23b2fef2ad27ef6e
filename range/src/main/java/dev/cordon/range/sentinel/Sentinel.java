package dev.cordon.range.sentinel;

import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Service;
import java.util.List;

/** Everything about Microsoft Sentinel: the provider behind ARM, its automation, and the detections of the admin API. */
public final class Sentinel implements AutoCloseable {
    private final Automation automation;
    private final List<ArmHandler> handlers;
    private final Service incidentApi;

    /**
     * Sets Sentinel up over a tenant.
     *
     * @param playbooks runs the playbooks of automation rules
     * @param save keeps the tenant after something has changed it outside of a request to ARM
     */
    public Sentinel(Tenant tenant, Playbooks playbooks, Runnable save) {
        Persons persons = new Persons(tenant.directory());
        IncidentFields fields = new IncidentFields(persons);
        IncidentDocuments documents = new IncidentDocuments(tenant);
        PlaybookAccess access = new PlaybookAccess(tenant, playbooks);
        RuleActions actions = new RuleActions(tenant, documents, fields, persons, access, playbooks);
        automation = new Automation(tenant, access, actions, save);
        handlers = List.of(
                new Incidents(tenant, documents, fields, automation),
                new IncidentComments(tenant, persons, automation),
                new IncidentTasks(tenant, persons),
                new IncidentRelations(tenant),
                new Entities(tenant),
                new AutomationRules(tenant, persons, access));
        incidentApi = new IncidentApi(new Detections(tenant, documents, fields, automation), save);
    }

    /** The resource types of {@code Microsoft.SecurityInsights}. */
    public List<ArmHandler> handlers() {
        return handlers;
    }

    /** The part of the admin API that raises incidents. */
    public Service incidentApi() {
        return incidentApi;
    }

    /** Forgets the events that no rule has looked at yet: the range begins anew. */
    public void reset() {
        automation.reset();
    }

    @Override
    public void close() {
        automation.close();
    }
}
