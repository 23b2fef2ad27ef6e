package dev.cordon.starter.sentinel;

import dev.cordon.engine.InvalidField;
import dev.cordon.starter.api.Answers;
import dev.cordon.starter.api.RunList;
import dev.cordon.starter.api.RunView;
import dev.cordon.starter.api.StrictJson;
import dev.cordon.starter.runs.Admission;
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
import java.util.List;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes incidents from Sentinel playbooks and isolates the machines that they name. */
@RestController
@RequestMapping(path = "/api/v1/sentinel", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Sentinel")
class SentinelController {
    private final Isolations isolations;
    private final StrictJson json;
    private final Answers answers;
    private final Clock clock;

    SentinelController(Isolations isolations, StrictJson json, Answers answers, Clock clock) {
        this.isolations = isolations;
        this.json = json;
        this.answers = answers;
        this.clock = clock;
    }

    @Operation(
            operationId = "sentinelIncident",
            summary = "Isolate the machines that a Sentinel incident names",
            description = "Takes the body of a playbook's incident trigger as it is; fields that are not described here"
                    + " are ignored. One run is started or joined for each machine named by a Host's azureID or an"
                    + " AzureResource's resourceId. Where one machine is named, that run is answered; where several"
                    + " are, their runs, with a Location that answers 202 until all have ended. Of several machines,"
                    + " one that cannot be isolated is listed under refused and holds the others up in no way. Needs"
                    + " the app role Requester or Commander.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = IncidentBody.class),
                            examples = @ExampleObject(IncidentBody.EXAMPLE)))
    @ApiResponse(
            responseCode = "202",
            description = "Runs were started or joined; ask the Location.",
            content = @Content(schema = @Schema(oneOf = {RunView.class, RunList.class})))
    @PostMapping(path = "/incidents", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> incident(@Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller)
            throws IOException {
        Incident incident = Incident.read(json.read(body), clock.instant());
        List<Isolations.Result> results = isolations.of(incident, caller.name());
        List<Admission> admissions = results.stream()
                .map(Isolations.Result::admission)
                .filter(Objects::nonNull)
                .toList();
        List<RunList.Refused> refused = results.stream()
                .map(Isolations.Result::refused)
                .filter(Objects::nonNull)
                .toList();
        return answer(admissions, refused);
    }

    private ResponseEntity<?> answer(List<Admission> admissions, List<RunList.Refused> refused) {
        if (admissions.isEmpty()) {
            RunList.Refused first = refused.get(0);
            throw new InvalidField(first.field(), first.detail());
        }
        return admissions.size() == 1 && refused.isEmpty()
                ? answers.accepted(admissions.get(0))
                : answers.accepted(admissions, refused);
    }
}
