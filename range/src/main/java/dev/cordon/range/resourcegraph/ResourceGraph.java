package dev.cordon.range.resourcegraph;

import dev.cordon.range.arm.ArmHandler;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Refusal;
import dev.cordon.range.kql.Kql;
import dev.cordon.range.kql.KqlProblem;
import dev.cordon.range.kql.KqlUnsupported;
import dev.cordon.range.kql.Table;

/**
 * Resource Graph's one operation, {@code POST /providers/Microsoft.ResourceGraph/resources} ("Resources - Resources" in
 * its REST reference), at any api-version.
 *
 * <p>Azure's index follows changes within seconds; here it is never late. Anybody may ask, and finds what they may read.
 */
public final class ResourceGraph implements ArmHandler {
    private static final String TYPE = "Microsoft.ResourceGraph/resources";

    private final Tenant tenant;
    private final Quota quota;

    public ResourceGraph(Tenant tenant) {
        this.tenant = tenant;
        this.quota = new Quota(tenant.clock());
    }

    @Override
    public boolean handles(ArmRequest request) {
        return request.method().equals("POST")
                && request.path().type().equalsIgnoreCase(TYPE)
                && request.path().segments().size() == 3;
    }

    @Override
    public String action(ArmRequest request) {
        return TYPE + "/read";
    }

    @Override
    public boolean guarded(ArmRequest request) {
        return false;
    }

    @Override
    public Answer answer(ArmRequest request) {
        Caller caller = request.call().caller();
        if (caller == null) {
            throw Errors.refusal(401, "AuthenticationFailed", "Authentication failed.");
        }
        GraphErrors errors = new GraphErrors(request.call(), tenant.clock());
        Quota.Left left = quota.take(caller.objectId());
        if (left.exceeded()) {
            return left.on(errors.throttled(left.seconds()));
        }
        try {
            return left.on(found(request, caller, errors));
        } catch (Refusal refusal) {
            return left.on(refusal.answer());
        }
    }

    private Answer found(ArmRequest request, Caller caller, GraphErrors errors) {
        GraphQuery query = GraphQuery.of(request, errors);
        GraphTables tables = new GraphTables(tenant, caller, query.scope(errors, tenant, caller));
        try {
            Table table = Kql.run(query.text(), tables::named);
            return Answer.json(200, query.page().of(table));
        } catch (KqlProblem problem) {
            throw errors.invalid(problem);
        } catch (KqlUnsupported gap) {
            throw Errors.refusal(
                    501, "NotImplemented", "The range's Resource Graph does not implement " + gap.getMessage() + ".");
        }
    }
}
