package dev.cordon.range.blob;

import dev.cordon.range.http.Caller;

/** Says what role assignments let a caller do; the tenant's RBAC answers it. */
public interface DataAccess {
    /** Whether a role grants the caller a data action, such as reading a blob, at a scope or above it. */
    boolean allowsData(Caller caller, String dataAction, String scope);

    /** Whether a role grants the caller a management action, such as creating a container, at a scope or above it. */
    boolean allowsAction(Caller caller, String action, String scope);
}
