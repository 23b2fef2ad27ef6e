package dev.cordon.starter.security;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks a token's signature, issuer, audience and time. Signing keys are fetched when the first token comes, and kept
 * while the tenant does not answer: an incident must not wait for the identity provider.
 */
@Configuration(proxyBeanMethods = false)
class Tokens {
    private static final int TIMEOUT = Math.toIntExact(Duration.ofSeconds(3).toMillis());
    private static final int LARGEST_KEY_SET = 256 * 1024;
    private static final long KEPT_IN_OUTAGE = Duration.ofHours(12).toMillis();
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    @Bean
    JwtDecoder jwtDecoder(AuthProperties properties) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(JWKSourceBuilder.<SecurityContext>create(
                                Objects.requireNonNull(properties.jwks()),
                                new DefaultResourceRetriever(TIMEOUT, TIMEOUT, LARGEST_KEY_SET))
                        .retrying(true)
                        .outageTolerant(KEPT_IN_OUTAGE)
                        .build())
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build();
        decoder.setJwtValidator(validator(properties));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(AuthProperties properties) {
        Set<String> issuers = new HashSet<>(properties.issuers());
        Set<String> audiences = new HashSet<>(properties.audiences());
        return new DelegatingOAuth2TokenValidator<>(List.of(
                expiring(),
                new JwtTimestampValidator(CLOCK_SKEW),
                new JwtClaimValidator<Object>(
                        JwtClaimNames.ISS, issuer -> issuer != null && issuers.contains(issuer.toString())),
                new JwtClaimValidator<Collection<String>>(
                        JwtClaimNames.AUD, all -> all != null && all.stream().anyMatch(audiences::contains))));
    }

    private static OAuth2TokenValidator<Jwt> expiring() {
        return new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull);
    }
}
