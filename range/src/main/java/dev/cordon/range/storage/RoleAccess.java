package dev.cordon.range.storage;

import dev.cordon.range.blob.DataAccess;
import dev.cordon.range.http.Caller;
import dev.cordon.range.rbac.Access;

/** What the tenant's role assignments allow, asked by the blob service. */
record RoleAccess(Access access) implements DataAccess {
    @Override
    public boolean allowsData(Caller caller, String dataAction, String scope) {
        return access.allowsData(caller, dataAction, scope);
    }

    @Override
    public boolean allowsAction(Caller caller, String action, String scope) {
        return access.allows(caller, action, scope);
    }
}
