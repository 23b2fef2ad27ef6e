package dev.cordon.range.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.range.directory.Person;
import dev.cordon.range.http.Refusal;
import dev.cordon.range.tenant.RangeClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuthorizationCodesTest {
    private static final SignIn SIGN_IN =
            new SignIn(new Person("oid", "eve@contoso.com", "Eve", "-", List.of()), "app", null, false, "openid", "");

    private final RangeClock clock = new RangeClock(Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC));
    private final AuthorizationCodes codes = new AuthorizationCodes(clock);

    @Test
    void a_code_holds_for_ten_minutes_and_no_longer() {
        TokenForm early = form(codes.issue(SIGN_IN, "http://localhost/", ""));
        TokenForm late = form(codes.issue(SIGN_IN, "http://localhost/", ""));

        clock.advance(Duration.ofMinutes(10));
        assertThat(codes.redeem(early)).isEqualTo(SIGN_IN);

        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> codes.redeem(late))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(OAuthError.of(refusal.answer()).description())
                                .startsWith("AADSTS70008"));
    }

    private static TokenForm form(String code) {
        return TokenForm.empty().with("code", code).with("client_id", "app").with("redirect_uri", "http://localhost/");
    }
}
