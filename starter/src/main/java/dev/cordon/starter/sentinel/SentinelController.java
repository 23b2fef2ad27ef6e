package dev.cordon.starter.sentinel;

import dev.cordon.engine.InvalidField;
import dev.cordon.runbook.incident.HandleIncidentRequest;
import dev.cordon.starter.api.Answers;
import dev.cordon.starter.api.RunView;
import dev.cordon.starter.api.StrictJson;
import dev.cordon.starter.runs.Admission;
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
    private final Playbooks playbooks;
    private final Clock clock;

    SentinelController(Runs runs, StrictJson json, Answers answers, Playbooks playbooks, Clock clock) {
        this.runs = runs;
        this.json = json;
        this.answers = answers;
        this.playbooks = playbooks;
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
                            + " Location, which answers 202 until the run has ended. Needs the app role Requester or Commander,"
                            + " and where callers are configured, to be one of them.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = IncidentBody.class),
                            examples = @ExampleObject(IncidentBody.EXAMPLE)))
    @ApiResponse(responseCode = "202", description = "A run was started or joined; ask the Location.")
    @PostMapping(path = "/incidents", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> incident(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller) throws IOException {
        playbooks.requireOneOf(caller);
        Reported reported = Reported.read(json.read(body), clock.instant());
        HandleIncidentRequest request = new HandleIncidentRequest(reported.armId(), caller.name());
        Admission admission = runs.handle(request, reported.told(), !reported.closed())
                .orElseThrow(() -> new InvalidField(
                        "object.properties.status",
                        "the incident is Closed and no run handles it; only a New or Active one is acted on"));
        return answers.accepted(admission);
    }
}
