package dev.cordon.starter.api;

import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.DecisionRecord.Outcome;
import dev.cordon.starter.decisions.Answer;
import dev.cordon.starter.decisions.SignedDecisions;
import dev.cordon.starter.problem.Problems;
import dev.cordon.starter.runs.Run;
import dev.cordon.starter.runs.Runs;
import dev.cordon.starter.security.Caller;
import dev.cordon.starter.security.NotAllowed;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes decisions of authenticated people, and requests to cancel. */
@RestController
@RequestMapping(path = Answers.RUNS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Decisions")
class DecisionsController {
    private final Runs runs;
    private final SignedDecisions decisions;
    private final StrictJson json;
    private final Answers answers;

    DecisionsController(Runs runs, SignedDecisions decisions, StrictJson json, Answers answers) {
        this.runs = runs;
        this.decisions = decisions;
        this.json = json;
        this.answers = answers;
    }

    @Operation(
            operationId = "decide",
            summary = "Answer a run's open question",
            description = "Who decides is taken from a person's token; the decision is signed and handed to the run,"
                    + " which judges it. Approve and refuse need the app role Approver or Commander, every other choice"
                    + " Commander. The answer is 200 if the decision counts, or is kept for a gate that is not open yet;"
                    + " 409 if the run refused it. A refused decision is recorded by the run and changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = DecisionBody.class),
                            examples = @ExampleObject(DecisionBody.EXAMPLE)))
    @ApiResponse(
            responseCode = "200",
            description = "The decision counts, or is kept.",
            content = @Content(schema = @Schema(implementation = DecisionRecord.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The run refused the decision, for the reason in detail and the word in refusal; or it has"
                    + " ended.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = ApiDescription.PROBLEM)))
    @PostMapping(path = "/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> decide(
            @PathVariable String id,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) Caller caller)
            throws IOException {
        Answer answer = Answer.read(json.read(body));
        DecisionRecord record = decisions.decide(run(id), answer, caller);
        return record.outcome() == Outcome.REFUSED ? refused(record) : ResponseEntity.ok(record);
    }

    @Operation(
            operationId = "cancel",
            summary = "Cancel a run",
            description = "The run ends after the step in progress; what it changed stays changed. Needs the app role"
                    + " Commander.")
    @ApiResponse(responseCode = "200", description = "The run has ended already.")
    @ApiResponse(responseCode = "202", description = "The run was asked to end; ask the Location.")
    @PostMapping("/cancellation")
    ResponseEntity<RunView> cancel(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        if (!caller.mayCancel()) {
            throw new NotAllowed("Runs are cancelled by somebody with the role Commander.");
        }
        Run run = run(id);
        if (!run.state().ended()) {
            runs.cancel(run, "cancelled by " + caller.name());
        }
        return answers.state(run);
    }

    private Run run(String id) {
        return runs.findBriefly(id).orElseThrow(() -> new UnknownRun(id));
    }

    private static ResponseEntity<ProblemDetail> refused(DecisionRecord record) {
        ProblemDetail problem = Problems.problem(HttpStatus.CONFLICT, "decision-refused", null, record.words());
        problem.setProperty("refusal", record.refusal());
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
