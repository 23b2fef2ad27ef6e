package dev.cordon.starter.security;

import dev.cordon.starter.security.Caller.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Tells a controller who called. Tokens of Entra's version 1 and 2 name the same things differently. */
final class Callers implements HandlerMethodArgumentResolver {
    static final String ROLES = "roles";

    private static final List<String> NAMES_OF_A_PERSON = List.of("upn", "preferred_username", "unique_name");
    private static final List<String> IDS = List.of("oid", "sub");
    private static final List<String> NAMES_OF_AN_APPLICATION = List.of("app_displayname", "appid", "azp");
    private static final List<String> IDS_OF_AN_APPLICATION = List.of("appid", "azp", "oid");

    private final Map<String, String> applications;

    /** @param applications what applications are called, by client id */
    Callers(Map<String, String> applications) {
        this.applications = Map.copyOf(applications);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken token) {
            return named(of(token.getToken()));
        }
        if (request.getUserPrincipal() instanceof OAuth2AuthenticationToken signedIn
                && signedIn.getPrincipal() instanceof OidcUser user) {
            return signedIn(user);
        }
        throw new IllegalStateException("reached without a caller; the security filters must not let this through");
    }

    /** An application under the name that this installation gives it, so that a record names it and not its id. */
    private Caller named(Caller caller) {
        return caller.ids().stream()
                .flatMap(id -> Optional.ofNullable(applications.get(id)).stream())
                .findFirst()
                .map(name -> new Caller(
                        name, caller.names(), caller.ids(), caller.kind(), caller.roles(), caller.authentication()))
                .orElse(caller);
    }

    /** The bearer of an access token. */
    static Caller of(Jwt token) {
        return isPerson(token)
                ? person(token, "bearer token of " + token.getClaimAsString("iss"))
                : caller(token, Stream.concat(NAMES_OF_AN_APPLICATION.stream(), IDS.stream()), Kind.APPLICATION, "");
    }

    /** Who signed in to the console. */
    static Caller signedIn(OidcUser user) {
        return person(user.getIdToken(), "OpenID Connect at " + user.getIssuer());
    }

    private static Caller person(ClaimAccessor token, String how) {
        boolean named =
                NAMES_OF_A_PERSON.stream().anyMatch(claim -> name(token, claim).isPresent());
        return caller(
                token,
                Stream.concat(NAMES_OF_A_PERSON.stream(), IDS.stream()),
                named ? Kind.PERSON : Kind.NAMELESS_PERSON,
                how);
    }

    private static Caller caller(ClaimAccessor token, Stream<String> claims, Kind kind, String how) {
        List<String> names =
                claims.flatMap(claim -> name(token, claim).stream()).toList();
        if (names.isEmpty()) {
            throw new IllegalStateException("an accepted token names nobody");
        }
        Set<String> ids = kind != Kind.APPLICATION
                ? Set.of()
                : IDS_OF_AN_APPLICATION.stream()
                        .flatMap(claim -> name(token, claim).stream())
                        .collect(Collectors.toSet());
        return new Caller(names.get(0), Set.copyOf(names), ids, kind, roles(token), authentication(token, how));
    }

    private static Optional<String> name(ClaimAccessor token, String claim) {
        return Optional.ofNullable(token.getClaimAsString(claim)).filter(each -> !each.isBlank());
    }

    private static Set<Role> roles(ClaimAccessor token) {
        return texts(token, ROLES).flatMap(role -> Role.of(role).stream()).collect(Collectors.toSet());
    }

    private static List<String> authentication(ClaimAccessor token, String how) {
        List<String> words = new ArrayList<>(List.of(how));
        texts(token, "amr").forEach(words::add);
        return words;
    }

    private static Stream<String> texts(ClaimAccessor token, String claim) {
        return token.getClaims().get(claim) instanceof List<?> list
                ? list.stream().filter(Objects::nonNull).map(String::valueOf)
                : Stream.empty();
    }

    /** A token that a person obtained carries delegated scopes, or the person's name; an application's has neither. */
    private static boolean isPerson(Jwt token) {
        return token.hasClaim("scp") || token.hasClaim("upn") || "user".equals(token.getClaimAsString("idtyp"));
    }
}
