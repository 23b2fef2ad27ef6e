package dev.cordon.starter.security;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/**
 * Who may have payloads encoded and decoded: whoever may read runs, by a bearer token or by the console's session, since
 * the Temporal UI can be told to send either. There is no token against forged requests, which the UI could not send:
 * nothing is changed here, and no page but the UI's reads the answer.
 */
@Configuration(proxyBeanMethods = false)
class CodecSecurity {
    static final String CODEC = "/codec/**";

    private static final List<String> SENT_BY_THE_UI =
            List.of("Content-Type", "X-Namespace", "Authorization", "Authorization-Extras");
    private static final Duration REMEMBERED = Duration.ofHours(1);

    @Bean
    @Order(0)
    SecurityFilterChain codecFilters(HttpSecurity http, CodecProperties codec, Refused refused) throws Exception {
        return http.securityMatcher(CODEC)
                .authorizeHttpRequests(requests -> requests.anyRequest().access(readers(codec)))
                .cors(cors -> cors.configurationSource(of(codec)))
                .oauth2ResourceServer(
                        server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(SecurityConfiguration.roles()))
                                .authenticationEntryPoint(refused)
                                .accessDeniedHandler(refused)
                                .withObjectPostProcessor(SecurityConfiguration.answering(refused)))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> readers(CodecProperties codec) {
        AuthorizationManager<RequestAuthorizationContext> withRole =
                AuthorityAuthorizationManager.hasAnyRole(SecurityConfiguration.READING);
        return codec.openOnLoopback() ? AuthorizationManagers.anyOf(withRole, new OnThisMachine()) : withRole;
    }

    private static CorsConfigurationSource of(CodecProperties codec) {
        CorsConfiguration pages = new CorsConfiguration();
        pages.setAllowedOrigins(codec.origins());
        pages.setAllowedMethods(List.of(HttpMethod.POST.name()));
        pages.setAllowedHeaders(SENT_BY_THE_UI);
        pages.setAllowCredentials(true);
        pages.setMaxAge(REMEMBERED);
        return request -> pages;
    }
}
