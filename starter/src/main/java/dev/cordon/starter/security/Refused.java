package dev.cordon.starter.security;

import dev.cordon.starter.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers callers that are not let in: 401 without an accepted token, 403 without the role, 503 without keys. */
@Component
final class Refused implements AuthenticationEntryPoint, AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Refused.class);
    private static final String SECONDS_UNTIL_RETRY = "5";

    private final BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final BearerTokenAccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();
    private final JsonMapper mapper;

    Refused(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof AuthenticationServiceException) {
            LOG.error("Tokens cannot be checked", why);
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_RETRY);
            write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "keys-unavailable",
                    "The signing keys of the tenant cannot be fetched, so no token can be checked.");
            return;
        }
        challenge.commence(request, response, why);
        write(response, HttpStatus.UNAUTHORIZED, "unauthenticated", words(why));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        denial.handle(request, response, why);
        write(response, HttpStatus.FORBIDDEN, "forbidden", "The token carries none of the app roles that may do this.");
    }

    private static String words(AuthenticationException why) {
        return why instanceof OAuth2AuthenticationException refused
                ? "The bearer token is not accepted: " + refused.getError().getDescription()
                : "A bearer token is needed.";
    }

    private void write(HttpServletResponse response, HttpStatus status, String kind, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(mapper.writeValueAsBytes(Problems.problem(status, kind, null, detail)));
    }
}
