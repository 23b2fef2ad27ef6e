package dev.cordon.starter;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Where a tenant lets people sign in, by authorization code with PKCE; nobody has to type anything. */
final class SignInPage implements HttpHandler {
    private final String authority;
    private final Function<JWTClaimsSet.Builder, String> identify;
    private final Map<String, MultiValueMap<String, String>> codes = new ConcurrentHashMap<>();

    SignInPage(String authority, Function<JWTClaimsSet.Builder, String> identify) {
        this.authority = authority;
        this.identify = identify;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/authorize")) {
            authorize(exchange);
        } else if (exchange.getRequestURI().getPath().endsWith("/token")) {
            token(exchange);
        } else {
            exchange.sendResponseHeaders(200, -1);
        }
        exchange.close();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        MultiValueMap<String, String> asked =
                UriComponentsBuilder.fromUri(exchange.getRequestURI()).build().getQueryParams();
        String code = UUID.randomUUID().toString();
        codes.put(code, asked);
        String back = UriComponentsBuilder.fromUriString(decoded(asked, "redirect_uri"))
                .queryParam("code", code)
                .queryParam("state", "{state}")
                .encode()
                .buildAndExpand(decoded(asked, "state"))
                .toUriString();
        exchange.getResponseHeaders().add("Location", back);
        exchange.sendResponseHeaders("S256".equals(asked.getFirst("code_challenge_method")) ? 302 : 400, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        MultiValueMap<String, String> form = UriComponentsBuilder.fromUriString(
                        "?" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .build()
                .getQueryParams();
        MultiValueMap<String, String> asked = codes.remove(String.valueOf(form.getFirst("code")));
        boolean known = asked != null && proven(form, asked);
        byte[] answer = (asked != null && known ? tokens(decoded(asked, "nonce")) : "{\"error\": \"invalid_grant\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? 200 : 400, answer.length);
        exchange.getResponseBody().write(answer);
    }

    private static boolean proven(MultiValueMap<String, String> form, MultiValueMap<String, String> asked) {
        return Tenant.SECRET.equals(form.getFirst("client_secret"))
                && challenge(String.valueOf(form.getFirst("code_verifier"))).equals(asked.getFirst("code_challenge"));
    }

    private String tokens(String nonce) {
        Instant now = Instant.now();
        String identity = identify.apply(new JWTClaimsSet.Builder()
                .issuer(authority + "/v2.0")
                .audience(Tenant.CONSOLE)
                .subject("subject")
                .claim("nonce", nonce)
                .claim("amr", List.of("pwd", "mfa"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1)))));
        return "{\"token_type\": \"Bearer\", \"access_token\": \"opaque\", \"expires_in\": 3600, \"id_token\": \""
                + identity + "\"}";
    }

    private static String decoded(MultiValueMap<String, String> query, String name) {
        return URLDecoder.decode(String.valueOf(query.getFirst(name)), StandardCharsets.UTF_8);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
