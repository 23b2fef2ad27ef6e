package dev.cordon.range.arm;

import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Errors;

/** The permissions that a write needs on the resources it links to, such as joining a security group. */
public final class LinkedAccess {
    private final Tenant tenant;

    public LinkedAccess(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Refuses the request where its caller lacks an action on a linked resource. */
    public void require(ArmRequest request, String action, String linkedAction, String linkedId) {
        Caller caller = request.call().caller();
        if (caller == null || linkedId.isEmpty() || tenant.access().allows(caller, linkedAction, linkedId)) {
            return;
        }
        throw Errors.refusal(
                403,
                "LinkedAuthorizationFailed",
                "The client '" + caller.name() + "' with object id '" + caller.objectId()
                        + "' has permission to perform action '" + action + "' on scope '" + request.path()
                        + "'; however, it does not have permission to perform action(s) '" + linkedAction
                        + "' on the linked scope(s) '" + linkedId + "' (respectively) or the linked scope(s) are"
                        + " invalid.");
    }
}
