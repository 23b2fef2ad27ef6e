package dev.cordon.azure.arm;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import dev.cordon.capability.FailureType;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why the worker got no token, told apart by whether Entra answered. */
final class CredentialFailures {
    private static final Pattern ENTRA_CODE = Pattern.compile("AADSTS\\d+");
    /** Codes by which Entra says that it is itself in trouble. */
    private static final Set<String> TRANSIENT = Set.of("AADSTS90033", "AADSTS90024");

    private CredentialFailures() {}

    static boolean isOne(Throwable cause) {
        return cause instanceof CredentialUnavailableException
                || (cause instanceof ClientAuthenticationException failure && failure.getResponse() == null);
    }

    static RuntimeException translate(String attempted, Throwable failure) {
        Optional<String> code = entraCode(failure);
        if (code.isPresent() && !TRANSIENT.contains(code.get())) {
            return FailureType.FORBIDDEN.failure(
                    "Could not " + attempted + ": Microsoft Entra gave the worker no token (" + code.get() + ")", null);
        }
        String why = code.or(() -> Causes.of(failure)
                        .filter(Causes::isTransport)
                        .findFirst()
                        .map(Causes::inWords))
                .orElse("none of the credentials that DefaultAzureCredential tries is available");
        return FailureType.UNREACHABLE.failure(
                "Could not " + attempted + ": the worker got no token from Microsoft Entra (" + why + ")", null);
    }

    private static Optional<String> entraCode(Throwable failure) {
        return Causes.of(failure)
                .map(Throwable::getMessage)
                .flatMap(CredentialFailures::codes)
                .findFirst();
    }

    private static Stream<String> codes(@Nullable String message) {
        return message == null
                ? Stream.empty()
                : ENTRA_CODE.matcher(message).results().map(MatchResult::group);
    }
}
