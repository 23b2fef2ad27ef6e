package dev.cordon.range.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Caller;
import java.util.List;

/** Subscriptions: each caller sees those in which it holds a role. */
public final class Subscriptions extends ResourceType {
    public Subscriptions(Tenant tenant) {
        super(tenant, "Microsoft.Resources/subscriptions");
    }

    @Override
    public boolean handles(ArmRequest request) {
        int length = request.path().segments().size();
        return length <= 2 && request.path().segments().get(0).equalsIgnoreCase("subscriptions") && request.reads();
    }

    @Override
    public boolean guarded(ArmRequest request) {
        return request.path().isInstance();
    }

    @Override
    protected Answer list(ArmRequest request) {
        Caller caller = request.call().caller();
        List<ObjectNode> seen = tenant.store().all().stream()
                .filter(resource -> resource.path("id").asText().matches("/subscriptions/[^/]+"))
                .filter(resource -> caller != null
                        && tenant.access().sees(caller, resource.path("id").asText()))
                .toList();
        return page(request, seen, 100);
    }
}
