package dev.cordon.range;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Json;
import dev.cordon.range.http.Stage;
import dev.cordon.range.seed.Seed;
import dev.cordon.range.tenant.StateFolder;
import java.util.List;

/** Keeps the tenant on disk: whatever a request changed is saved before its answer goes out. */
final class TenantKeeper implements Stage {
    private static final String RESOURCES = "tenant.json";
    private static final String EVENTS = "activity-log.ndjson";

    private final Tenant tenant;
    private final StateFolder folder;
    private final Runnable plantMore;
    private long savedTenant = -1;
    private int savedEvents;

    /** Keeps a tenant; {@code plantMore} plants what is kept elsewhere, whenever the tenant is planted. */
    TenantKeeper(Tenant tenant, StateFolder folder, Runnable plantMore) {
        this.tenant = tenant;
        this.folder = folder;
        this.plantMore = plantMore;
    }

    /** Takes up the tenant that was saved, or plants a new one. */
    void open() {
        JsonNode saved = folder.read(RESOURCES).orElse(null);
        if (saved == null) {
            plant();
            return;
        }
        tenant.store().load(saved.path("resources"));
        tenant.operations().load(saved.path("operations"));
        folder.lines(EVENTS).forEach(event -> tenant.activityLog().add((ObjectNode) event));
        savedEvents = tenant.activityLog().size();
    }

    /** Puts the tenant back to its seed. */
    void plant() {
        tenant.lock().lock();
        try {
            folder.forget(EVENTS);
            savedEvents = 0;
            Seed.plant(tenant);
            plantMore.run();
            save();
        } finally {
            tenant.lock().unlock();
        }
    }

    @Override
    public Answer pass(Call call, Next next) {
        Answer answer = next.pass(call);
        save();
        return answer;
    }

    void save() {
        tenant.lock().lock();
        try {
            saveTenant();
            saveEvents();
        } finally {
            tenant.lock().unlock();
        }
    }

    private void saveTenant() {
        long version = tenant.store().version() + tenant.operations().version();
        if (version != savedTenant) {
            ObjectNode document = Json.object();
            document.set("resources", tenant.store().dump());
            document.set("operations", tenant.operations().dump());
            folder.write(RESOURCES, document);
            savedTenant = version;
        }
    }

    private void saveEvents() {
        List<ObjectNode> fresh = tenant.activityLog().from(savedEvents);
        if (!fresh.isEmpty()) {
            folder.append(EVENTS, fresh);
            savedEvents += fresh.size();
        }
    }
}
