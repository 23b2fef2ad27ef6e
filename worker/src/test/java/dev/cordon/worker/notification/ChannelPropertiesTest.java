package dev.cordon.worker.notification;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cordon.notification.NotificationSettings;
import dev.cordon.worker.InvalidSetting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** How channels are reached, as it is configured. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChannelPropertiesTest {
    private static final String WEBHOOK = "https://prod-01.westeurope.logic.azure.com:443/workflows/4f/triggers/manual"
            + "/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=fQ9s%2Fw8Y-3kqLPz0aBcD";
    private static final String ROUTING_KEY = "R0123456789ABCDEF0123456789ABCDE";
    private static final String PASSWORD = "correct horse";
    private static final Map<String, String> MAIL = Map.of(
            "mail.host",
            "mail.contoso.com",
            "mail.from",
            "cordon@contoso.com",
            "mail.to",
            "soc@contoso.com, duty@contoso.com");

    @Test
    void with_nothing_configured_there_is_no_channel() {
        assertThat(properties(Map.of()).settings()).isEqualTo(new NotificationSettings(null, null, null));
    }

    @Test
    void what_is_encoded_in_a_webhooks_address_stays_so() {
        NotificationSettings settings =
                properties(Map.of("teams.webhook-url", WEBHOOK)).settings();

        assertThat(requireNonNull(settings.teams()).webhook()).hasToString(WEBHOOK);
    }

    @Test
    void a_secret_that_ends_in_a_line_break_is_taken_without_it() {
        NotificationSettings settings = properties(
                        Map.of("teams.webhook-url", WEBHOOK + "\n", "pagerduty.routing-key", ROUTING_KEY + "\n"))
                .settings();

        assertThat(requireNonNull(settings.teams()).webhook()).hasToString(WEBHOOK);
        assertThat(requireNonNull(settings.pagerDuty()).routingKey()).isEqualTo(ROUTING_KEY);
    }

    @Test
    void pagerduty_is_found_by_itself() {
        NotificationSettings.PagerDuty pagerDuty =
                requireNonNull(properties(Map.of("pagerduty.routing-key", ROUTING_KEY))
                        .settings()
                        .pagerDuty());

        assertThat(pagerDuty.url()).hasToString("https://events.pagerduty.com/v2/enqueue");
    }

    @Test
    void mail_is_encrypted_and_goes_to_port_587_unless_it_is_said_otherwise() {
        assertThat(properties(MAIL).settings().mail())
                .isEqualTo(new NotificationSettings.Mail(
                        "mail.contoso.com",
                        587,
                        null,
                        null,
                        "cordon@contoso.com",
                        List.of("soc@contoso.com", "duty@contoso.com"),
                        true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://prod-01.logic.azure.invalid/?sig=fQ9s%2Fw8Y",
                "ftp://localhost/?sig=fQ9s%2Fw8Y",
                "prod-01.logic.azure.com/?sig=fQ9s%2Fw8Y",
                "https:///?sig=fQ9s%2Fw8Y",
                "https://prod-01.logic.azure.com/?sig=fQ9s%2Fw8Y fQ9s"
            })
    void an_address_that_would_give_a_secret_away_is_named_and_not_repeated(String address) {
        InvalidSetting webhook = invalid(Map.of("teams.webhook-url", address));
        InvalidSetting pagerDuty = invalid(Map.of("pagerduty.routing-key", ROUTING_KEY, "pagerduty.url", address));

        assertThat(webhook).hasMessage("cordon.notifications.teams.webhook-url: is no https address");
        assertThat(webhook).hasNoCause();
        assertThat(pagerDuty).hasMessage("cordon.notifications.pagerduty.url: is no https address");
    }

    @Test
    void on_this_machine_nothing_needs_to_be_encrypted() {
        assertThat(properties(Map.of("teams.webhook-url", "http://127.0.0.1:8080/hook"))
                        .settings()
                        .teams())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "mail.from, '', missing",
        "mail.from, ' ', missing",
        "mail.to, '', missing",
        "mail.port, 0, 0 is out of range; expected 1 to 65535",
        "mail.port, 65536, 65536 is out of range; expected 1 to 65535"
    })
    void a_wrong_setting_of_mail_is_named(String property, String value, String problem) {
        Map<String, String> mail = new HashMap<>(MAIL);
        mail.put(property, value);

        assertThat(invalid(mail)).hasMessage("cordon.notifications." + property + ": " + problem);
    }

    @Test
    void who_signs_in_needs_a_password() {
        Map<String, String> mail = new HashMap<>(MAIL);
        mail.put("mail.username", "cordon");

        assertThat(invalid(mail)).hasMessage("cordon.notifications.mail.password: missing");
    }

    @Test
    void no_secret_is_in_a_message_about_another_setting() {
        Map<String, String> all = new HashMap<>(MAIL);
        all.putAll(Map.of(
                "teams.webhook-url", WEBHOOK,
                "pagerduty.routing-key", ROUTING_KEY,
                "mail.username", "cordon",
                "mail.password", PASSWORD,
                "mail.port", "0"));

        assertThat(invalid(all).getMessage()).doesNotContain("fQ9s", ROUTING_KEY, PASSWORD);
        assertThat(properties(all).toString()).doesNotContain("fQ9s", ROUTING_KEY, PASSWORD);
    }

    private static InvalidSetting invalid(Map<String, String> settings) {
        return catchThrowableOfType(
                InvalidSetting.class, () -> properties(settings).settings());
    }

    private static ChannelProperties properties(Map<String, String> settings) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        settings.forEach((name, value) -> source.put("cordon.notifications." + name, value));
        return new Binder(source).bindOrCreate("cordon.notifications", ChannelProperties.class);
    }
}
