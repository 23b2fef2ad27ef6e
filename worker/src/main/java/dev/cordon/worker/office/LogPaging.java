package dev.cordon.worker.office;

import dev.cordon.capability.paging.Page;
import dev.cordon.capability.paging.PagingActivities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pages through the log, for whatever watches it; a line begins with {@code PAGE}. */
final class LogPaging implements PagingActivities {
    private static final Logger LOG = LoggerFactory.getLogger(LogPaging.class);

    @Override
    public void send(Page page) {
        LOG.warn(
                "PAGE [{}] incident {} run {} key {}: {}",
                page.severity(),
                page.incidentId(),
                page.workflowId(),
                page.key(),
                page.words());
    }
}
