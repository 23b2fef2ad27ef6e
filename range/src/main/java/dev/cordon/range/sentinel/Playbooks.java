package dev.cordon.range.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What runs playbooks: Logic Apps with an incident trigger. */
public interface Playbooks {
    /** Whether a Logic App exists, and begins with the trigger of Microsoft Sentinel incidents. */
    boolean isPlaybook(String logicAppId);

    /** Starts a run of an enabled Logic App, and returns before it has done anything. */
    void start(String logicAppId, ObjectNode triggerBody);
}
