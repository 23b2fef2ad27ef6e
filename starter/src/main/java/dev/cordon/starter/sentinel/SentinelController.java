package dev.cordon.starter.sentinel;

import dev.cordon.runbook.incident.HandleIncidentRequest;
import dev.cordon.starter.api.Answers;
import dev.cordon.starter.api.Intake;
import dev.cordon.starter.api.NothingToDo;
import dev.cordon.starter.api.RunView;
import dev.cordon.starter.api.StrictJson;
import dev.cordon.starter.runs.Runs;
import dev.cordon.starter.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes incidents from Sentinel playbooks and has each handled by one run. */
@RestController
@RequestMapping(path = "/api/v1/sentinel", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sentinel")
class SentinelController {
    private final Runs runs;
    private final StrictJson json;
    private final Answers answers;
    private final Intake intake;
    private final Clock clock;

    SentinelController(Runs runs, StrictJson json, Answers answers, Intake intake, Clock clock) {
        this.runs = runs;
        this.json = json;
        this.answers = answers;
        this.intake = intake;
        this.clock = clock;
    }

    @Operation(
            operationId = "sentinelIncident",
            summary = "Have a Sentinel incident handled",
            description =
                    "Takes the body of a playbook's incident trigger as it is, or {\"incidentArmId\": ...}; fields"
                            + " that are not described here are ignored. One run handles an incident: an incident that is"
                            + " posted again while its run goes on is joined to it, with whatever is new in it. Machines are"
                            + " acted on if they are known exactly; what else the incident names is listed for a human. Ask the"
                            + " Location, which answers 202 until the run has ended. An incident that is Closed is reported to the run that"
                            + " handles it, and starts none. Needs the app role Requester or Commander,"
                            + " and, of an application where callers are configured, to be one of them.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = IncidentBody.class),
                            examples = @ExampleObject(IncidentBody.EXAMPLE)))
    @ApiResponse(
            responseCode = "202",
            description = "A run was started or joined; ask the Location.",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The incident is closed and no run goes on for it.",
            content = @Content(schema = @Schema(implementation = NothingToDo.class)))
    @PostMapping(path = "/incidents", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> incident(@Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller)
            throws IOException {
        intake.admit(caller);
        Reported reported = Reported.read(json.read(body), clock.instant());
        intake.take(reported.field(), reported.armId());
        HandleIncidentRequest request = new HandleIncidentRequest(reported.armId(), caller.name());
        return runs.handle(request, reported.told(), !reported.closed())
                .<ResponseEntity<?>>map(answers::accepted)
                .orElseGet(() -> ResponseEntity.ok(new NothingToDo("The incident is Closed and no run handles it.")));
    }
}
