package dev.cordon.capability.policy;

/** How far an incident sets a runbook going without anybody. */
public enum Initiative {
    /** It is started, and asks for as many approvals as its gate does. */
    START,
    /** It is started as far as its plan; it changes nothing before somebody has approved it. */
    PROPOSE,
    /** It is not started; people are told that it could be. */
    LEAVE
}
