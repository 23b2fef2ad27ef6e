package dev.cordon.starter.security;

import java.util.List;
import java.util.Set;

/**
 * Who called, as the tenant's token says.
 *
 * @param name a person's user principal name, or an application's name or id
 * @param names everything that the token calls the caller
 * @param ids of an application, what the tenant issued: its client id and its object id; names, it may choose itself
 * @param kind what the caller is known as
 * @param roles the app roles that the token carries
 * @param authentication how the caller was authenticated, the tenant's own words last
 */
public record Caller(
        String name, Set<String> names, Set<String> ids, Kind kind, Set<Role> roles, List<String> authentication) {
    public Caller {
        names = Set.copyOf(names);
        ids = Set.copyOf(ids);
        roles = Set.copyOf(roles);
        authentication = List.copyOf(authentication);
    }

    /** What a caller is known as. */
    public enum Kind {
        /** A person whom others know by the name. */
        PERSON,
        /** A person whose token gives only an object id. */
        NAMELESS_PERSON,
        APPLICATION
    }

    /** Whether one of the roles is the caller's. */
    public boolean is(Role... any) {
        return List.of(any).stream().anyMatch(roles::contains);
    }

    public boolean mayStart() {
        return is(Role.REQUESTER, Role.COMMANDER);
    }

    public boolean mayCancel() {
        return is(Role.COMMANDER);
    }

    public boolean isApplication() {
        return kind == Kind.APPLICATION;
    }

    /** Whether it is the application of that client id or object id. */
    public boolean hasId(String id) {
        return ids.stream().anyMatch(each -> each.equalsIgnoreCase(id.trim()));
    }

    /** Whether a name that a run was asked for under is one of the caller's. */
    public boolean isKnownAs(String other) {
        return names.stream().anyMatch(each -> each.equalsIgnoreCase(other.trim()));
    }
}
