package dev.cordon.starter.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.security.oauth2.jwt.Jwt;

class CallersTest {
    @ParameterizedTest
    @MethodSource("tokens")
    void a_caller_is_named_by_what_the_token_says(Map<String, Object> claims, String name) {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .claim("oid", "object-id")
                .claims(all -> all.putAll(claims))
                .build();

        assertThat(Callers.of(token).name()).isEqualTo(name);
    }

    @Test
    void an_application_is_known_by_what_the_tenant_issued_and_not_by_a_name_that_it_chose() {
        Caller caller = Callers.of(Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .claim("oid", "object-id")
                .claim("azp", "client-id")
                .claim("sub", "subject")
                .claim("app_displayname", "the-playbook")
                .build());

        assertThat(Stream.of("client-id", "CLIENT-ID", "object-id", "the-playbook", "subject")
                        .filter(caller::hasId))
                .containsExactly("client-id", "CLIENT-ID", "object-id");
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                Arguments.of(Map.of("upn", "alice@contoso.com", "appid", "portal"), "alice@contoso.com"),
                Arguments.of(
                        Map.of("preferred_username", "alice@contoso.com", "scp", "access", "azp", "portal"),
                        "alice@contoso.com"),
                Arguments.of(Map.of("scp", "access", "appid", "portal"), "object-id"),
                Arguments.of(Map.of("idtyp", "user", "appid", "portal"), "object-id"),
                Arguments.of(Map.of("app_displayname", "sentinel-playbook", "appid", "id"), "sentinel-playbook"),
                Arguments.of(Map.of("idtyp", "app", "appid", "application-id"), "application-id"),
                Arguments.of(Map.of("azp", "application-id", "app_displayname", ""), "application-id"),
                Arguments.of(Map.of(), "object-id"));
    }
}
