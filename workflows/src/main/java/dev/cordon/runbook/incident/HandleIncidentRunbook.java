package dev.cordon.runbook.incident;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.gate.SealedPlan;
import dev.cordon.engine.gate.SupervisedRunbook;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a request and reports, handles the incident, and accounts for it. */
public final class HandleIncidentRunbook extends SupervisedRunbook implements HandleIncident {
    private final Inbox inbox = new Inbox();
    private @Nullable Handling handling;

    public HandleIncidentRunbook() {
        super(List.of(HandleIncidentStep.values()));
    }

    @Override
    public HandlingReport handle(@Nullable Object json, @Nullable Object told) {
        HandleIncidentRequest request = accept(json, told);
        handling = new Handling(request, inbox, progress, desk);
        HandlingReport report = handling.toItsEnd();
        return switch (report.verdict()) {
            case CONTAINED, REFUSED, NOTHING_ISOLATED, CANCELLED -> report;
            case PARTLY_CONTAINED, NOT_CONTAINED ->
                throw ApplicationFailure.newNonRetryableFailure(report.ending(), NOT_CONTAINED, report);
            case STOPPED -> throw ApplicationFailure.newNonRetryableFailure(report.ending(), STOPPED, report);
        };
    }

    @Override
    public void reported(@Nullable SentinelIncident incident) {
        inbox.put(incident);
    }

    @Override
    public @Nullable Mapping mapping() {
        return handling == null ? null : handling.mapping();
    }

    @Override
    public List<HandlingReport.Run> runs() {
        return handling == null ? List.of() : handling.runs();
    }

    /** It changes nothing by itself; its children have plans. */
    @Override
    public @Nullable SealedPlan plan() {
        return null;
    }

    private HandleIncidentRequest accept(@Nullable Object json, @Nullable Object toldJson) {
        try {
            HandleIncidentRequest request = HandleIncidentRequest.read(json);
            SentinelIncident told = Told.read(toldJson);
            if (told != null && !request.incidentArmId().equalsIgnoreCase(told.armId())) {
                throw new InvalidField("incidentArmId", "is not the id of the incident that was told, " + told.armId());
            }
            if (told != null) {
                inbox.putFirst(told);
            }
            return request;
        } catch (InvalidField invalid) {
            throw FailureType.BAD_REQUEST.failure(String.valueOf(invalid.getMessage()), null);
        }
    }
}
