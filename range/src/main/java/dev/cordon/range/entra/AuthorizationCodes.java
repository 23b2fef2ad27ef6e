package dev.cordon.range.entra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Codes that an application exchanges for tokens: once, within ten minutes, and nobody else's. */
final class AuthorizationCodes {
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Clock clock;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();

    AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    /**
     * A code for a sign-in.
     *
     * @param redirectUri where the code is sent, and what has to be named again when it is redeemed
     * @param challenge the SHA-256 of the verifier that redeeming takes; empty where none was asked for
     */
    String issue(SignIn signIn, String redirectUri, String challenge) {
        Instant now = clock.instant();
        codes.values().removeIf(code -> code.until.plus(LIFETIME).isBefore(now));
        String name = RandomNames.next();
        codes.put(name, new Code(signIn, redirectUri, challenge, now.plus(LIFETIME), new AtomicBoolean()));
        return name;
    }

    /** The sign-in that a code stands for, which it does from now on no more. */
    SignIn redeem(TokenForm form) {
        Code code = codes.get(form.required("code"));
        if (code == null || !code.signIn.clientId().equalsIgnoreCase(form.required("client_id"))) {
            throw AadError.EXPIRED_OR_REVOKED.because(
                    "The provided authorization code is invalid or was issued to another client.");
        }
        if (!code.redirectUri.equals(form.required("redirect_uri"))) {
            throw AadError.REDIRECT_CHANGED.because("The reply address '" + form.required("redirect_uri")
                    + "' does not match the reply address '" + code.redirectUri
                    + "' provided when requesting Authorization code.");
        }
        requireVerifier(code.challenge, form.field("code_verifier").orElse(""));
        if (code.until.isBefore(clock.instant())) {
            throw AadError.CODE_EXPIRED.because(
                    "The provided authorization code has expired. Authorization codes are" + " valid for 10 minutes.");
        }
        if (code.redeemed.getAndSet(true)) {
            throw AadError.CODE_REDEEMED.because("OAuth2 Authorization code was already redeemed, please retry with a"
                    + " new valid code or use an existing refresh token.");
        }
        return code.signIn;
    }

    private static void requireVerifier(String challenge, String verifier) {
        // A verifier where no challenge was made means that somebody took the challenge out of the request.
        boolean proven = challenge.isEmpty() ? verifier.isEmpty() : Clients.same(challengeOf(verifier), challenge);
        if (!proven) {
            throw AadError.WRONG_VERIFIER.because(
                    "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
        }
    }

    static String challengeOf(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private record Code(SignIn signIn, String redirectUri, String challenge, Instant until, AtomicBoolean redeemed) {}
}
