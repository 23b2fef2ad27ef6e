package dev.cordon.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import com.azure.identity.CredentialUnavailableException;
import dev.cordon.capability.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Exceptions;

/** Which failure a runbook sees, and what its commander reads. */
class AzureFailuresTest {
    @ParameterizedTest
    @CsvSource({
        "400, InvalidParameter, REFUSED",
        "400, AnotherOperationInProgress, CONFLICT",
        "400, RetryableError, CONFLICT",
        "401, InvalidAuthenticationToken, FORBIDDEN",
        "403, AuthorizationFailed, FORBIDDEN",
        "404, ResourceNotFound, NOT_FOUND",
        "408, RequestTimeout, UNREACHABLE",
        "409, Conflict, CONFLICT",
        "409, AnotherOperationInProgress, CONFLICT",
        "409, ScopeLocked, LOCKED",
        "409, BlobImmutableDueToPolicy, REFUSED",
        "412, PreconditionFailed, CONFLICT",
        "422, Whatever, REFUSED",
        "429, TooManyRequests, THROTTLED",
        "429, ReferencedResourceNotProvisioned, CONFLICT",
        "500, InternalServerError, UNREACHABLE",
        "501, NotImplemented, REFUSED",
        "503, ServerBusy, UNREACHABLE"
    })
    void an_answer_of_azures_becomes(int status, String code, FailureType expected) {
        ApplicationFailure raw = translate(new Refusal(status, code, "because", null));
        ApplicationFailure typed = translate(new ManagementException(
                "typed", response(StubAnswer.json(status, "")), new ManagementError(code, "because")));
        assertThat(raw.getType()).isEqualTo(expected.typeName());
        assertThat(raw.isNonRetryable()).isEqualTo(!expected.retryable());
        assertThat(raw.getOriginalMessage())
                .isEqualTo("Could not read virtual machine vm-1: Azure answered " + status + ": " + code + ", because");
        assertThat(typed.getType()).isEqualTo(expected.typeName());
        assertThat(typed.getOriginalMessage()).isEqualTo(raw.getOriginalMessage());
    }

    @Test
    void azures_wish_to_wait_is_the_next_delay() {
        HttpResponse busy = response(StubAnswer.json(503, "").with("Retry-After", "17"));
        ApplicationFailure failure = translate(new HttpResponseException("busy", busy));
        assertThat(failure.getNextRetryDelay()).isEqualTo(Duration.ofSeconds(17));
        assertThat(translate(new Refusal(503, "", "", null)).getNextRetryDelay())
                .isNull();
    }

    static Stream<Throwable> failuresOfTheNetwork() {
        return Stream.of(
                new UnknownHostException("management.azure.com"),
                new HttpTimeoutException("request timed out"),
                new TimeoutException("too slow"),
                new UnresolvedAddressException());
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheNetwork")
    void a_failure_of_the_network_is_unreachable_however_it_is_wrapped(Throwable cause) {
        ApplicationFailure failure = translate(Exceptions.propagate(new RuntimeException("wrapped", cause)));
        assertThat(FailureType.UNREACHABLE.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage())
                .contains("no answer from Azure")
                .contains(cause.getClass().getSimpleName());
    }

    @Test
    void a_wrong_secret_is_forbidden_with_entras_code_and_nothing_else_of_its_text() {
        ApplicationFailure failure = translate(new ClientAuthenticationException(
                "EnvironmentCredential authentication failed. AADSTS7000215: Invalid client secret provided: s3cr3t",
                null));
        assertThat(FailureType.FORBIDDEN.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage())
                .isEqualTo("Could not read virtual machine vm-1: Microsoft Entra gave the worker no token"
                        + " (AADSTS7000215)");
    }

    @Test
    void a_token_endpoint_that_does_not_answer_is_unreachable() {
        ApplicationFailure failure = translate(new CredentialUnavailableException(
                "no credential in the chain could get a token", new UnknownHostException("login.microsoftonline.com")));
        assertThat(FailureType.UNREACHABLE.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage()).contains("no token", "login.microsoftonline.com");
    }

    @Test
    void a_mistake_of_our_own_stays_what_it_is() {
        IllegalStateException mistake = new IllegalStateException("a mistake");
        assertThat(AzureFailures.translate("do anything", mistake)).isSameAs(mistake);
    }

    @Test
    void a_failure_that_is_one_already_stays_what_it_is() {
        ApplicationFailure failure = FailureType.BAD_REQUEST.failure("a scale set", null);
        assertThat(AzureFailures.translate("do anything", failure)).isSameAs(failure);
    }

    private static ApplicationFailure translate(RuntimeException thrown) {
        return (ApplicationFailure) AzureFailures.translate("read virtual machine vm-1", thrown);
    }

    private static HttpResponse response(StubAnswer answer) {
        return answer.to(new HttpRequest(HttpMethod.GET, "https://arm.test/"));
    }
}
