package dev.cordon.engine.gate;

import dev.cordon.capability.Severity;
import dev.cordon.capability.paging.Page;
import dev.cordon.capability.paging.PagingActivities;
import dev.cordon.engine.Calls;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;

/**
 * The people that a run talks to.
 *
 * @param requestedBy who asked for the run
 */
public record Audience(String incidentId, Severity severity, String requestedBy) {
    /** Pages without waiting for the page to be delivered: nobody's pager delays a containment. */
    void page(String about, String words) {
        PagingActivities paging = paging(about);
        Async.procedure(paging::send, asPage(about, words));
    }

    /** Pages and waits for the delivery: what a run sends as it ends would end with it. */
    void pageAndWait(String about, String words) {
        paging(about).send(asPage(about, words));
    }

    private static PagingActivities paging(String about) {
        return Calls.CONFIGURATION.to(PagingActivities.class, "page: " + about);
    }

    private Page asPage(String about, String words) {
        String workflowId = Workflow.getInfo().getWorkflowId();
        return new Page(workflowId + "/" + about, incidentId, workflowId, severity.sentinelName(), words);
    }
}
