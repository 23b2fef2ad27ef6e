package dev.cordon.starter.problem;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Refusals as RFC 9457 describes them: what is wrong, in a sentence, and which field it is about. */
public final class Problems {
    private static final String TYPES = "urn:cordon:problem:";

    private Problems() {}

    /**
     * A refusal.
     *
     * @param kind the last part of the problem's type, for example {@code invalid-field}
     * @param field which field it is about, as the sender wrote it; null if it is about the whole request
     */
    public static ProblemDetail problem(HttpStatus status, String kind, @Nullable String field, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPES + kind));
        problem.setTitle(status.getReasonPhrase());
        if (field != null) {
            problem.setProperty("field", field);
        }
        return problem;
    }
}
