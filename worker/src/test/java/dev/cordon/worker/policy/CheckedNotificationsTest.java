package dev.cordon.worker.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.notification.Channel;
import dev.cordon.capability.policy.NotificationPolicy;
import dev.cordon.worker.InvalidSetting;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which channels people are told, and where notices lead. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CheckedNotificationsTest {
    @Test
    void with_nothing_configured_nobody_is_told() {
        assertThat(policy(List.of(), null)).isEqualTo(new NotificationPolicy(List.of(), null));
        assertThat(policy(List.of(), "")).isEqualTo(new NotificationPolicy(List.of(), null));
    }

    @Test
    void a_channel_that_is_named_twice_is_used_once() {
        assertThat(policy(List.of(Channel.TEAMS, Channel.MAIL, Channel.TEAMS), null)
                        .channels())
                .containsExactly(Channel.TEAMS, Channel.MAIL);
    }

    @ParameterizedTest
    @CsvSource({
        "https://cordon.contoso.com/console",
        "https://cordon.contoso.com/console/",
        "https://cordon.contoso.com/console//"
    })
    void slashes_at_the_end_of_the_consoles_address_are_left_out(String console) {
        assertThat(policy(List.of(), console).console()).isEqualTo("https://cordon.contoso.com/console");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cordon.contoso.com", "ftp://cordon.contoso.com", "javascript:alert(1)", "https:///console"})
    void what_is_no_address_is_named(String console) {
        assertThatThrownBy(() -> policy(List.of(), console))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageStartingWith("cordon.notifications.console-url: '" + console + "' is not an address");
    }

    private static NotificationPolicy policy(List<Channel> channels, @Nullable String console) {
        return new CheckedNotifications(
                        new NotificationProperties(channels, console == null ? null : URI.create(console)))
                .policy();
    }
}
