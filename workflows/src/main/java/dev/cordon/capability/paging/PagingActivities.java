package dev.cordon.capability.paging;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Calls people. */
@ActivityInterface
@CarriedOutBy(WorkerRole.RUNBOOKS)
public interface PagingActivities {
    @ActivityMethod(name = "page.send")
    void send(Page page);
}
