package dev.cordon.starter.api;

import dev.cordon.codec.UnreadableKeys;
import dev.cordon.engine.InvalidField;
import dev.cordon.starter.problem.Problems;
import dev.cordon.starter.runs.DecisionNotTaken;
import dev.cordon.starter.runs.TemporalUnavailable;
import dev.cordon.starter.security.NotAllowed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every request that cannot be carried out with a problem, and never with what happened inside. */
@RestControllerAdvice
final class Refusals extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final String SECONDS_UNTIL_RETRY = "5";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidField invalid) {
        return answer(Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-field",
                invalid.field(),
                String.valueOf(invalid.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notJson(StrictJson.NotJson malformed) {
        return answer(
                Problems.problem(HttpStatus.BAD_REQUEST, "not-json", null, String.valueOf(malformed.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(StrictJson.BodyTooLarge tooLarge) {
        return answer(Problems.problem(
                HttpStatus.CONTENT_TOO_LARGE, "body-too-large", null, String.valueOf(tooLarge.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknownRun(UnknownRun unknown) {
        return answer(
                Problems.problem(HttpStatus.NOT_FOUND, "unknown-run", "id", String.valueOf(unknown.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAllowed(NotAllowed refused) {
        return answer(Problems.problem(HttpStatus.FORBIDDEN, "forbidden", null, refused.sentence()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notTaken(DecisionNotTaken lost) {
        boolean ended = lost.why() == DecisionNotTaken.Why.RUN_ENDED;
        return answer(Problems.problem(
                ended ? HttpStatus.CONFLICT : HttpStatus.SERVICE_UNAVAILABLE,
                ended ? "run-ended" : "no-worker",
                null,
                String.valueOf(lost.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(TemporalUnavailable unavailable) {
        LOG.warn("A request was not served", unavailable);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_RETRY)
                .body(Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "temporal-unavailable",
                        null,
                        "Temporal does not answer; whether a run was started is not known. Send the same request"
                                + " again: it starts one run at most."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> keysAway(UnreadableKeys away) {
        LOG.warn("A request was not served", away);
        return answer(Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "keys-unavailable",
                null,
                "The keys of payloads cannot be read, so no run is started or read; the log says why."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception unexpected) {
        LOG.error("A request failed", unexpected);
        return answer(Problems.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                null,
                "The starter failed; its log says why. Send the same request again: it starts one run at most."));
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @org.jspecify.annotations.Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return ResponseEntity.status(status).headers(headers).body(body);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}
