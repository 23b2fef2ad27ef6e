package dev.cordon.starter.security;

import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Tells a controller who called. Tokens of Entra's version 1 and 2 name the same things differently. */
final class Callers implements HandlerMethodArgumentResolver {
    private static final List<String> OF_A_PERSON = List.of("upn", "preferred_username", "unique_name", "oid", "sub");
    private static final List<String> OF_AN_APPLICATION = List.of("app_displayname", "appid", "azp", "oid", "sub");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @org.jspecify.annotations.Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken token) {
            return of(token.getToken());
        }
        throw new IllegalStateException("reached without a token; the security filters must not let this through");
    }

    static Caller of(Jwt token) {
        List<String> claims = isPerson(token) ? OF_A_PERSON : OF_AN_APPLICATION;
        return claims.stream()
                .map(token::getClaimAsString)
                .filter(each -> each != null && !each.isBlank())
                .findFirst()
                .map(Caller::new)
                .orElseThrow(() -> new IllegalStateException("an accepted token names nobody"));
    }

    /** A token that a person obtained carries delegated scopes, or the person's name; an application's has neither. */
    private static boolean isPerson(Jwt token) {
        return token.hasClaim("scp") || token.hasClaim("upn") || "user".equals(token.getClaimAsString("idtyp"));
    }
}
