package dev.cordon.runbook.archive;

import static dev.cordon.engine.Calls.CONFIGURATION;

import dev.cordon.capability.paging.Page;
import dev.cordon.capability.paging.PagingActivities;
import dev.cordon.engine.custody.RunToArchive;
import java.util.HashSet;
import java.util.Set;

/** Calls people about the record of one run, once for each thing that there is to say. */
final class Pager {
    private final RunToArchive run;
    private final Set<String> told = new HashSet<>();

    Pager(RunToArchive run) {
        this.run = run;
    }

    /** @param about what it is about, in a word: one key, one page */
    void page(String about, String words) {
        if (!told.add(about)) {
            return;
        }
        CONFIGURATION
                .to(PagingActivities.class, "page about " + run.workflowId())
                .send(new Page(
                        run.workflowId() + "/" + run.runId() + "/" + about,
                        run.terms().incidentId(),
                        run.workflowId(),
                        run.terms().severity().sentinelName(),
                        words));
    }
}
