package dev.cordon.runbook.preserve;

import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.Reconciliation;
import dev.cordon.capability.evidence.SlicesToCompare;
import dev.cordon.engine.custody.ActivityLogs;
import dev.cordon.engine.custody.Custody;
import dev.cordon.engine.custody.Terms;

/** The Activity Log of a machine's resource group: exported, exported again, and compared. */
final class Logs {
    static final String FIRST = "activity-log";
    static final String LATER = "activity-log-later";

    private final String container;
    private final Custody custody;
    private final ActivityLogs logs;

    Logs(PreserveEvidenceRequest request, Terms terms, Custody custody) {
        this.container = terms.container();
        this.custody = custody;
        this.logs = new ActivityLogs(terms, request.vm(), request.activityLogHours(), custody);
    }

    /** How the chain of custody names an export. */
    String id(String name) {
        return logs.id(name);
    }

    /** @param name what the blob's name begins with */
    ActivityLogExport export(String name) {
        return logs.export(name);
    }

    Reconciliation compare(String first, ActivityLogExport later) {
        Reconciliation result = EVIDENCE_TRANSFER
                .to(ActivityLogActivities.class, "compare the exports of the Activity Log")
                .reconcile(new SlicesToCompare(container, blob(first), blob(later.url())));
        custody.collected(
                logs.id("activity-log-reconciled"),
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
}
