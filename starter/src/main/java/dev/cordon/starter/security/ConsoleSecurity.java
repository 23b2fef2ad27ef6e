package dev.cordon.starter.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** The console's own filters: people who signed in, a session, and pages that run no foreign script. */
@ConditionalOnConsole
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    private static final String[] CONSOLE = {
        "/", "/console", "/console/**", "/webjars/**", "/login/**", "/oauth2/**", "/logout"
    };
    private static final String[] OPEN = {
        "/console/assets/**", "/webjars/**", "/console/signed-out", "/console/sign-in-failed"
    };
    private static final String REFUSED = "/console/refused";
    private static final String SIGN_IN = "/oauth2/authorization/" + SignIn.REGISTRATION;

    @Bean
    @Order(1)
    SecurityFilterChain consoleFilters(
            HttpSecurity http, ConsoleProperties console, ClientRegistrationRepository registrations) throws Exception {
        return http.securityMatcher(CONSOLE)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .hasAnyRole(SecurityConfiguration.READING))
                .oauth2Login(login ->
                        login.loginPage(SIGN_IN).defaultSuccessUrl("/console").failureUrl("/console/sign-in-failed"))
                .logout(logout -> logout.logoutSuccessHandler(signedOut(registrations)))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .exceptionHandling(refusals -> refusals.accessDeniedPage(REFUSED)
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), request -> !isPage(request))
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint(SIGN_IN), ConsoleSecurity::isPage))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(policy(console)))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Forms may lead to the tenant, because signing out and a session that has ended lead there. */
    private static String policy(ConsoleProperties console) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                + " form-action 'self' " + console.origin() + "; base-uri 'none'; frame-ancestors 'none'";
    }

    private static OidcClientInitiatedLogoutSuccessHandler signedOut(ClientRegistrationRepository registrations) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        handler.setPostLogoutRedirectUri("{baseUrl}/console/signed-out");
        return handler;
    }

    /** After signing in, people are led to the page that they wanted, never to a part of one. */
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod()) && isPage(request));
        return cache;
    }

    private static boolean isPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getHeader("HX-Request") == null && (accept == null || !accept.contains("text/event-stream"));
    }
}
