package dev.cordon.starter.security;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

/**
 * The console as a client of the tenant: authorization code with PKCE. Nothing is fetched from the tenant before the
 * first person signs in; the starter comes up while the tenant is away.
 */
@ConditionalOnConsole
@Configuration(proxyBeanMethods = false)
class SignIn {
    static final String REGISTRATION = "entra";

    @Bean
    ClientRegistrationRepository clientRegistrations(ConsoleProperties console, AuthProperties auth) {
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(REGISTRATION)
                .clientName("Microsoft Entra")
                .clientId(Objects.requireNonNull(console.clientId()))
                .clientSecret(Objects.requireNonNull(console.clientSecret()))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .redirectUri(console.redirectUri())
                .scope("openid", "profile")
                .authorizationUri(console.at("/oauth2/v2.0/authorize"))
                .tokenUri(console.at("/oauth2/v2.0/token"))
                .jwkSetUri(String.valueOf(auth.jwks()))
                .issuerUri(console.at("/v2.0"))
                .providerConfigurationMetadata(Map.of("end_session_endpoint", console.at("/oauth2/v2.0/logout")))
                .build());
    }

    /** The app roles in the id token are what counts; nothing else that the tenant says is a role. */
    @Bean
    GrantedAuthoritiesMapper appRoles() {
        return authorities ->
                authorities.stream().flatMap(SignIn::roles).distinct().toList();
    }

    private static Stream<GrantedAuthority> roles(GrantedAuthority authority) {
        return authority instanceof OidcUserAuthority user
                        && user.getIdToken().getClaim(Callers.ROLES) instanceof Collection<?> roles
                ? roles.stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                : Stream.empty();
    }
}
