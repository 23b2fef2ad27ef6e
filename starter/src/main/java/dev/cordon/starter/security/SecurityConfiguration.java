package dev.cordon.starter.security;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Which app roles may do what over the API, which knows no session. Only its description, the health probes and the
 * public key of decisions are open to everybody.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration implements WebMvcConfigurer {
    private static final String[] STARTING = {"Requester", "Commander"};
    static final String[] READING = {"Requester", "Approver", "Commander", "Auditor"};
    private static final String[] OPEN = {
        "/v3/api-docs", "/v3/api-docs.yaml", "/actuator/health/**", "/error", "/api/v1/decisions/jwks"
    };
    /** Whoever may read is answered in a sentence why something else is not theirs to do. */
    private static final String[] JUDGED_BY_ITSELF = {"/api/v1/runs/*/decisions", "/api/v1/runs/*/cancellation"};

    private final AuthProperties auth;

    SecurityConfiguration(AuthProperties auth) {
        this.auth = auth;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Callers(auth.applications()));
    }

    @Bean
    @Order(2)
    SecurityFilterChain filters(HttpSecurity http, Refused refused) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, JUDGED_BY_ITSELF)
                        .hasAnyRole(READING)
                        .requestMatchers(HttpMethod.POST, "/api/**")
                        .hasAnyRole(STARTING)
                        .anyRequest()
                        .hasAnyRole(READING))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(roles()))
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler(refused)
                        .withObjectPostProcessor(answering(refused)))
                .exceptionHandling(
                        refusals -> refusals.authenticationEntryPoint(refused).accessDeniedHandler(refused))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .build();
    }

    static JwtAuthenticationConverter roles() {
        JwtGrantedAuthoritiesConverter appRoles = new JwtGrantedAuthoritiesConverter();
        appRoles.setAuthoritiesClaimName(Callers.ROLES);
        appRoles.setAuthorityPrefix("ROLE_");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(appRoles);
        return converter;
    }

    /** Spring would let an unreachable key set surface as an error of the server; it is an outage, and passes. */
    static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(Refused refused) {
        AuthenticationEntryPointFailureHandler handler = new AuthenticationEntryPointFailureHandler(refused);
        handler.setRethrowAuthenticationServiceException(false);
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends BearerTokenAuthenticationFilter> O postProcess(O filter) {
                filter.setAuthenticationFailureHandler(handler);
                return filter;
            }
        };
    }
}
