package dev.cordon.starter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A directory tenant that issues tokens and publishes its signing keys. */
public final class Tenant implements AutoCloseable {
    public static final String ISSUER = "https://login.example.test/tenant/v2.0";
    public static final String AUDIENCE = "api://cordon";
    public static final String CONSOLE = "console-client";
    public static final String SECRET = "console-secret";

    private final RSAKey key;
    private final HttpServer keys;
    private volatile Consumer<JWTClaimsSet.Builder> signsIn = claims -> {};

    public Tenant() throws JOSEException, IOException {
        key = new RSAKeyGenerator(2048).keyID("current").generate();
        byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, published.length);
            exchange.getResponseBody().write(published);
            exchange.close();
        });
        keys.createContext(
                "/tenant/oauth2/v2.0", new SignInPage(authority(), claims -> signed(identified(claims), key)));
        keys.start();
    }

    /** Where people sign in. */
    public String authority() {
        return "http://127.0.0.1:" + keys.getAddress().getPort() + "/tenant";
    }

    /** From now on, this person is at the keyboard. */
    public void atTheKeyboard(String name, String... roles) {
        signsIn = claims -> claims.claim("preferred_username", name).claim("roles", List.of(roles));
    }

    private JWTClaimsSet identified(JWTClaimsSet.Builder claims) {
        signsIn.accept(claims);
        return claims.build();
    }

    public String jwks() {
        return "http://127.0.0.1:" + keys.getAddress().getPort() + "/keys";
    }

    /** A token of a person with an app role. */
    public String person(String name, String... roles) {
        return token(claims -> claims.claim("upn", name).claim("scp", "access").claim("roles", List.of(roles)));
    }

    /** A token with which everything is right, but for what is changed about it. */
    public String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(claims(change), key);
    }

    /** A token that says the right things and is signed with a key that the tenant does not publish. */
    public String forged(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return signed(claims(change), new RSAKeyGenerator(2048).keyID("current").generate());
    }

    /** A token that says the right things and is not signed. */
    public String unsigned(UnaryOperator<JWTClaimsSet.Builder> change) {
        return new PlainJWT(claims(change)).serialize();
    }

    @Override
    public void close() {
        keys.stop(0);
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject("subject")
                        .claim("oid", "8f7d1c52-0000-4000-8000-000000000001")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofHours(1)))))
                .build();
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
