package dev.cordon.starter.security;

import java.util.Arrays;
import java.util.Optional;

/** The app roles of the tenant. Commanders may do whatever requesters and approvers may. */
public enum Role {
    /** Starts runs. */
    REQUESTER("Requester"),
    /** Approves and refuses at gates. */
    APPROVER("Approver"),
    /** Also answers holds and conflicts, and cancels runs. */
    COMMANDER("Commander"),
    /** Reads. */
    AUDITOR("Auditor");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    /** As the tenant names it. */
    public String claim() {
        return claim;
    }

    static Optional<Role> of(String claim) {
        return Arrays.stream(values()).filter(role -> role.claim.equals(claim)).findFirst();
    }
}
