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
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
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
        "403, CannotVerifyCopySource, CONFLICT",
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
    void no_signature_gets_into_a_message_whoever_says_it() {
        String signed = "https://md-1.z22.blob.storage.azure.net/x/abcd?sv=2018-03-28&sr=b&sig=s3cr3t%3D";
        List<Throwable> telling = List.of(
                new Refusal(400, "InvalidHeaderValue", "The source " + signed + " is invalid.", null),
                new IOException("no route to " + signed),
                new IllegalArgumentException("Illegal character in query at index 50: " + signed),
                new IllegalStateException("wrapped", new MalformedURLException("no protocol: sv=1&sig=s3cr3t")));
        assertThat(telling).allSatisfy(each -> {
            RuntimeException failure = AzureFailures.translate("copy an image", Exceptions.propagate(each));
            StringWriter all = new StringWriter();
            failure.printStackTrace(new PrintWriter(all));
            assertThat(all.toString()).doesNotContain("s3cr3t").contains("…");
        });
        assertThat(AzureFailures.translate("copy an image", new IllegalArgumentException("at " + signed)))
                .hasMessage("java.lang.IllegalArgumentException: at https://md-1.z22.blob.storage.azure.net/x/abcd?…");
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
