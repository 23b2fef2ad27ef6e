package dev.cordon.starter.api;

import dev.cordon.engine.InvalidField;
import dev.cordon.runbook.incident.HandleIncidentRequest;
import dev.cordon.runbook.isolatevm.IsolateVmRequest;
import dev.cordon.runbook.preserve.PreserveEvidenceRequest;
import dev.cordon.runbook.provision.ProvisionVaultRequest;
import dev.cordon.runbook.releasevm.ReleaseVmRequest;
import dev.cordon.starter.runs.Run;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts runs by typed request, and answers what became of any run. */
@RestController
@RequestMapping(path = Answers.RUNS, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Runs")
class RunsController {
    private static final int MOST_RUNS = 50;
    private static final String REQUESTED_BY = "requestedBy";

    private final Runs runs;
    private final StrictJson json;
    private final Answers answers;
    private final Intake intake;
    private final Clock clock;

    RunsController(Runs runs, StrictJson json, Answers answers, Intake intake, Clock clock) {
        this.runs = runs;
        this.json = json;
        this.answers = answers;
        this.intake = intake;
        this.clock = clock;
    }

    @Operation(
            operationId = "isolateVm",
            summary = "Isolate a virtual machine",
            description =
                    "Starts the runbook IsolateVm, or joins the run that exists for the same incident and"
                            + " machine. A dry run ends with its plan, has an id of its own, and is carried out anew each time. Who asks is taken from the token. Needs the app role Requester or Commander.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = IsolateVmBody.class),
                            examples = @ExampleObject(IsolateVmBody.EXAMPLE)))
    @ApiResponse(responseCode = "202", description = "The run was started or joined; ask its Location.")
    @PostMapping(path = "/isolate-vm", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> isolateVm(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller) throws IOException {
        IsolateVmRequest request = IsolateVmRequest.read(signed(json.read(body), caller), clock.instant());
        return answers.accepted(runs.isolate(request));
    }

    @Operation(
            operationId = "handleIncident",
            summary = "Handle an incident of Microsoft Sentinel",
            description = "Starts the runbook HandleIncident, or reports to the run that handles the incident already"
                    + " that it is to be read again. Who asks is taken from the token. Needs the app role Requester or"
                    + " Commander, and, of an application where callers are configured, to be one of them.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = HandleIncidentBody.class),
                            examples = @ExampleObject(HandleIncidentBody.EXAMPLE)))
    @ApiResponse(responseCode = "202", description = "The run was started or joined; ask its Location.")
    @PostMapping(path = "/handle-incident", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> handleIncident(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller) throws IOException {
        intake.admit(caller);
        HandleIncidentRequest request = HandleIncidentRequest.read(signed(json.read(body), caller));
        intake.take("incidentArmId", request.incidentArmId());
        return answers.accepted(runs.handle(request));
    }

    @Operation(
            operationId = "releaseVm",
            summary = "Release a contained virtual machine",
            description = "Starts the runbook ReleaseVm, or joins the run that exists for the same incident and"
                    + " machine. It waits for decisions before it changes anything. Who asks is taken from the token."
                    + " Needs the app role Requester or Commander.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReleaseVmBody.class),
                            examples = @ExampleObject(ReleaseVmBody.EXAMPLE)))
    @ApiResponse(responseCode = "202", description = "The run was started or joined; ask its Location.")
    @PostMapping(path = "/release-vm", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> releaseVm(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller) throws IOException {
        return answers.accepted(runs.release(ReleaseVmRequest.read(signed(json.read(body), caller))));
    }

    @Operation(
            operationId = "preserveEvidence",
            summary = "Copy a machine's evidence to the vault",
            description = "Starts the runbook PreserveEvidence, or joins the run that exists for the same incident and"
                    + " machine; an isolation starts it by itself. It changes nothing about the machine and takes hours."
                    + " Who asks is taken from the token. Needs the app role Requester or Commander.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PreserveEvidenceBody.class),
                            examples = @ExampleObject(PreserveEvidenceBody.EXAMPLE)))
    @ApiResponse(responseCode = "202", description = "The run was started or joined; ask its Location.")
    @PostMapping(path = "/preserve-evidence", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> preserveEvidence(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller) throws IOException {
        return answers.accepted(runs.preserve(PreserveEvidenceRequest.read(signed(json.read(body), caller))));
    }

    @Operation(
            operationId = "provisionVault",
            summary = "Make a vault",
            description = "Starts the runbook ProvisionVault, or joins the run that makes the same vault. Its policy is"
                    + " locked only when two people other than the requester approve that. Who asks is taken from the"
                    + " token. Needs the app role Requester or Commander, and a worker with the role provisioning.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ProvisionVaultBody.class),
                            examples = @ExampleObject(ProvisionVaultBody.EXAMPLE)))
    @ApiResponse(responseCode = "202", description = "The run was started or joined; ask its Location.")
    @PostMapping(path = "/provision-vault", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<RunView> provisionVault(
            @Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller) throws IOException {
        return answers.accepted(runs.provision(ProvisionVaultRequest.read(signed(json.read(body), caller))));
    }

    @Operation(
            operationId = "run",
            summary = "What became of a run",
            description = "202 while it goes on, 200 when it has ended, however it ended. Needs one of the app roles"
                    + " Requester, Approver, Commander, Auditor.")
    @ApiResponse(responseCode = "200", description = "The run has ended.")
    @ApiResponse(responseCode = "202", description = "The run goes on; ask the Location again.")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such run.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = ApiDescription.PROBLEM)))
    @GetMapping("/{id}")
    ResponseEntity<RunView> run(
            @PathVariable String id,
            @Parameter(description = "One run of that workflow, where it ran more than once; otherwise the latest.")
                    @RequestParam(required = false)
                    @Nullable String runId) {
        return answers.state(runs.find(id, runId).orElseThrow(() -> new UnknownRun(id)));
    }

    @Operation(
            operationId = "runs",
            summary = "What became of several runs",
            description = "202 while one of them goes on, 200 when all have ended. Needs one of the app roles"
                    + " Requester, Approver, Commander, Auditor.")
    @ApiResponse(responseCode = "200", description = "All of the runs have ended.")
    @ApiResponse(responseCode = "202", description = "At least one of the runs goes on; ask the Location again.")
    @GetMapping
    ResponseEntity<RunList> runs(
            @Parameter(description = "The runs' ids, at most " + MOST_RUNS + ".") @RequestParam("id")
                    List<String> ids) {
        if (ids.size() > MOST_RUNS) {
            throw new InvalidField("id", "names " + ids.size() + " runs; expected at most " + MOST_RUNS);
        }
        return answers.state(ids.stream().map(this::findBriefly).toList());
    }

    private Run findBriefly(String id) {
        return runs.findBriefly(id).orElseThrow(() -> new UnknownRun(id));
    }

    /** The body with the caller's name put in; a body that brings a name of its own is refused. */
    private static @Nullable Object signed(@Nullable Object body, Caller caller) {
        if (!(body instanceof Map<?, ?> fields)) {
            return body;
        }
        if (fields.containsKey(REQUESTED_BY)) {
            throw new InvalidField(REQUESTED_BY, "unknown field; who asks is taken from the bearer token");
        }
        Map<Object, Object> signed = new LinkedHashMap<>(fields);
        signed.put(REQUESTED_BY, caller.name());
        return signed;
    }
}
