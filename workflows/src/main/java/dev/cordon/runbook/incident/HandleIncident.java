package dev.cordon.runbook.incident;

import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.gate.Supervised;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Handles one incident of Microsoft Sentinel (azure-ir-02).
 *
 * <p>Steps, in order: read the incident, map what it names, start the runbooks that policy says and follow them to their
 * end, see that Sentinel and people know, close the record, seal the chain of custody. It acts on exact ids alone. What
 * it cannot act on is listed for a human. It changes nothing in Azure by itself: its children do, under gates and
 * records of their own, and go on if it is ended. What is told to Sentinel and to people goes out beside the run and
 * delays nothing.
 */
@WorkflowInterface
public interface HandleIncident extends Supervised {
    /** The workflow type: a public contract, never renamed. */
    String TYPE = "HandleIncident";

    /** The failure type of a run that isolated machines of which not all are contained: never renamed. */
    String NOT_CONTAINED = "NotContained";

    /** The failure type of a run whose incident could not be read: never renamed. */
    String NOT_READ = "IncidentNotRead";

    /** The failure type of a run that people stopped on a hold: never renamed. */
    String STOPPED = "Stopped";

    /**
     * Handles the incident that the request names.
     *
     * <p>Fails with {@code BadRequest} at once, naming the field, if the request cannot be carried out; with
     * {@link #NOT_READ} if Sentinel does not show the incident; with {@link #NOT_CONTAINED}, the report as its details,
     * if a machine that was to be isolated is not contained in the end; with {@link #STOPPED}, the report as its
     * details, if people decided so on a hold. Continues as a new run if something is reported after its record was
     * sealed.
     *
     * @param request a {@link HandleIncidentRequest} as JSON, taken as it was typed
     * @param told the incident as the playbook's trigger told it, a {@link SentinelIncident} as JSON, taken as it was
     *     typed; null to have it read
     */
    @WorkflowMethod(name = TYPE)
    HandlingReport handle(@Nullable Object request, @Nullable Object told);

    /**
     * The incident was reported again: updated, or by another playbook. What is new in it is acted on too.
     *
     * @param incident as it was told; null if only its id was, so that it is read again
     */
    @SignalMethod(name = "reported")
    void reported(@Nullable SentinelIncident incident);

    /** What the incident names, and what is done about each; null before it was mapped. */
    @QueryMethod(name = "mapping")
    @Nullable Mapping mapping();

    /** The runs that were started or joined for the incident, as far as they are known. */
    @QueryMethod(name = "runs")
    List<HandlingReport.Run> runs();
}
