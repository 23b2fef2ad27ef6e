package dev.cordon.engine.custody;

import static dev.cordon.engine.Calls.EVIDENCE_TRANSFER;

import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Source;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.ActivityLogSlice;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;

/** Exports the Activity Log of a machine's resource group to the vault, and accounts for it. */
public final class ActivityLogs {
    private final Terms terms;
    private final VmId vm;
    private final int hours;
    private final Custody custody;

    /** @param hours how far back an export reaches */
    public ActivityLogs(Terms terms, VmId vm, int hours, Custody custody) {
        this.terms = terms;
        this.vm = vm;
        this.hours = hours;
        this.custody = custody;
    }

    /** @param name what the blob's name begins with, for example {@code activity-log} */
    public ActivityLogExport export(String name) {
        String group = group();
        String run = Workflow.getInfo().getRunId();
        Instant to = Instant.ofEpochMilli(Workflow.currentTimeMillis());
        ActivityLogSlice slice = new ActivityLogSlice(
                vm.arm().subscriptionId(),
                group,
                to.minus(Duration.ofHours(hours)),
                to,
                terms.container(),
                terms.incidentId() + "/" + run + "/" + name + "-" + group + ".json",
                run);
        ActivityLogExport export = EVIDENCE_TRANSFER
                .to(ActivityLogActivities.class, "export the Activity Log of " + group)
                .export(slice);
        custody.collected(
                id(name),
                Action.ACTIVITY_LOG_EXPORTED,
                new Source("/subscriptions/" + vm.arm().subscriptionId() + "/resourceGroups/" + group, null),
                new StoredObject(export.url(), export.sha256(), export.length(), export.versionId()),
                export.provenance(),
                export.events() + " events" + elsewhere(slice, export));
        return export;
    }

    private static String elsewhere(ActivityLogSlice slice, ActivityLogExport export) {
        boolean asOrdered =
                export.url().endsWith(slice.blob().substring(slice.blob().lastIndexOf('/')));
        return asOrdered ? "" : "; under another name than " + slice.blob() + ", where something stood already";
    }

    /** How the chain of custody names an export. */
    public String id(String name) {
        return name + "/" + group();
    }

    public String group() {
        return vm.arm().resourceGroup();
    }
}
