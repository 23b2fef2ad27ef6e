package dev.cordon.runbook.preserve;

import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.ActivityLogSlice;
import dev.cordon.capability.evidence.Reconciliation;
import dev.cordon.capability.evidence.SlicesToCompare;
import dev.cordon.engine.custody.Custody;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** The Activity Log of a machine's resource group: exported, exported again, and compared. */
final class Logs {
    private final PreserveEvidenceRequest request;
    private final String container;
    private final Custody custody;

    Logs(PreserveEvidenceRequest request, String container, Custody custody) {
        this.request = request;
        this.container = container;
        this.custody = custody;
    }

    /** @param name of the blob within the run, without its ending */
    ActivityLogExport export(String name) {
        Instant to = Instant.ofEpochMilli(Workflow.currentTimeMillis());
        String run = Workflow.getInfo().getRunId();
        ActivityLogExport export = EVIDENCE_TRANSFER
                .to(ActivityLogActivities.class, "export the Activity Log of " + group())
                .export(new ActivityLogSlice(
                        request.vm().arm().subscriptionId(),
                        group(),
                        to.minus(Duration.ofHours(request.activityLogHours())),
                        to,
                        container,
                        request.incidentId() + "/" + run + "/" + name + "-" + group() + ".json",
                        run));
        custody.collected(
                name + "/" + group(),
                Action.ACTIVITY_LOG_EXPORTED,
                new Source(
                        "/subscriptions/" + request.vm().arm().subscriptionId() + "/resourceGroups/" + group(), null),
                new StoredObject(export.url(), export.sha256(), export.length(), export.versionId()),
                export.provenance(),
                export.events() + " events");
        return export;
    }

    Reconciliation compare(String first, ActivityLogExport later) {
        Reconciliation result = EVIDENCE_TRANSFER
                .to(ActivityLogActivities.class, "compare the exports of the Activity Log")
                .reconcile(new SlicesToCompare(container, blob(first), blob(later.url())));
        custody.collected(
                "activity-log-reconciled/" + group(),
                Action.ACTIVITY_LOG_RECONCILED,
                new Source(first, null),
                null,
                result.provenance(),
                words(result));
        return result;
    }

    static String words(Reconciliation result) {
        return result.inBoth() + " events in both, " + result.lateCount() + " shown late, " + result.missing()
                + " only in the first";
    }

    private String blob(String url) {
        return url.startsWith(container + "/") ? url.substring(container.length() + 1) : url;
    }

    private String group() {
        return request.vm().arm().resourceGroup();
    }
}
