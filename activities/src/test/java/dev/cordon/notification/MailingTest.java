package dev.cordon.notification;

import static dev.cordon.notification.NoticeBuilder.aNotice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.notification.Notice;
import dev.cordon.capability.notification.Occasion;
import io.temporal.failure.ApplicationFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mail server gets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class MailingTest {
    private static final String LOCAL = "127.0.0.1";
    private static final String PASSWORD = "correct horse";

    private final GreenMail server = new GreenMail(new ServerSetup(0, LOCAL, ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
        server.setUser("soc@contoso.com", "cordon", PASSWORD);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_says_what_the_notice_says_from_and_to_whom_was_configured() throws Exception {
        send(aNotice().plan(List.of("cut off nic-app-01")).build());

        MimeMessage mail = only();
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("cordon@contoso.com");
        assertThat(mail.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("soc@contoso.com", "duty@contoso.com");
        assertThat(mail.getSubject()).isEqualTo("[Cordon] High: Isolate vm-app-01?");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(text(mail))
                .contains(
                        "Somebody has to decide.",
                        "Target: vm-app-01",
                        "Run: isolate-vm.ir-1.vm-app-01",
                        "- cut off nic-app-01",
                        "Decide in Cordon: " + NoticeBuilder.PAGE);
    }

    @Test
    void a_notice_that_asks_nothing_only_offers_to_open_the_run() throws Exception {
        send(aNotice().about(Occasion.ENDED).build());

        assertThat(text(only())).contains("Open in Cordon: ").doesNotContain("Decide");
    }

    @Test
    void without_a_console_there_is_no_link() throws Exception {
        send(aNotice().page(null).build());

        assertThat(text(only())).doesNotContain("in Cordon: ", "null");
    }

    @Test
    void line_breaks_in_a_title_write_no_header() throws Exception {
        send(aNotice().title("vm\r\nBcc: evil@example.com\n\n<h1>").build());

        MimeMessage mail = only();
        assertThat(mail.getSubject()).doesNotContain("\r", "\n").contains("Bcc: evil@example.com");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(2);
    }

    @Test
    void umlauts_and_emoji_arrive_in_subject_and_text() throws Exception {
        send(aNotice().title("Übernahme 😀").words("Größe „groß“ 😀").build());

        assertThat(only().getSubject()).isEqualTo("[Cordon] High: Übernahme 😀");
        assertThat(text(only())).contains("Größe „groß“ 😀");
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void no_character_of_a_long_subject_is_torn_in_two(int offset) throws Exception {
        send(aNotice().title("x".repeat(offset) + "😀".repeat(300)).build());

        assertThat(only().getSubject()).hasSizeLessThanOrEqualTo(200).matches("\\[Cordon] High: x{0,1}(😀)+…");
    }

    @Test
    void the_same_notice_sent_twice_is_one_mail_to_a_reader_and_another_is_another() throws Exception {
        send(aNotice().build());
        send(aNotice().words("tried again").build());
        send(aNotice().key("another").build());

        assertThat(ids().stream()
                        .collect(Collectors.groupingBy(id -> id, Collectors.counting()))
                        .values())
                .containsExactlyInAnyOrder(4L, 2L);
    }

    @Test
    void a_mail_is_sent_with_the_configured_sign_in() {
        send(mail(port(), "cordon", PASSWORD, false), aNotice().build());

        assertThat(server.getReceivedMessages()).isNotEmpty();
    }

    @Test
    void a_refused_sign_in_fails_at_once_and_sends_nothing() {
        ApplicationFailure failure = failure(mail(port(), "cordon", "wrong battery", false));

        assertThat(failure.getType()).isEqualTo(FailureType.REFUSED.typeName());
        assertThat(failure.getOriginalMessage()).contains("let nobody sign in");
        assertThat(printed(failure)).doesNotContain("wrong battery");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_that_offers_no_encryption_gets_neither_password_nor_mail() {
        try (ScriptedMailServer plain = new ScriptedMailServer(Map.of())) {
            ApplicationFailure failure = failure(mail(plain.port(), "cordon", PASSWORD, true));

            assertThat(failure.getType()).isEqualTo(FailureType.UNREACHABLE.typeName());
            assertThat(printed(failure)).doesNotContain(PASSWORD);
            assertThat(plain.heard()).noneMatch(line -> line.matches("(?i)(AUTH|MAIL|RCPT|DATA).*"));
        }
    }

    @Test
    void a_server_that_is_not_there_may_be_there_later() {
        int port = port();
        server.stop();

        ApplicationFailure failure = failure(mail(port, "cordon", PASSWORD, false));

        assertThat(failure.getType()).isEqualTo(FailureType.UNREACHABLE.typeName());
        assertThat(failure.isNonRetryable()).isFalse();
        assertThat(printed(failure)).doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({"451 4.7.1 greylisted, UNREACHABLE", "550 5.1.1 nobody, REFUSED"})
    void a_receiver_who_is_not_taken_keeps_it_from_none_of_the_others(String reply, FailureType expected) {
        try (ScriptedMailServer scripted = new ScriptedMailServer(Map.of("duty@contoso.com", reply))) {
            ApplicationFailure failure = failure(mail(scripted.port(), null, null, false));

            assertThat(failure.getType()).isEqualTo(expected.typeName());
            assertThat(scripted.heard()).contains("DATA", "Subject: [Cordon] High: Isolate vm-app-01?");
        }
    }

    @Test
    void a_receiver_that_is_no_address_is_misconfigured() {
        ApplicationFailure failure = failure(new NotificationSettings.Mail(
                LOCAL, port(), null, null, "cordon@contoso.com", List.of("not an address"), false));

        assertThat(failure.getType()).isEqualTo(FailureType.MISCONFIGURED.typeName());
        assertThat(failure.getOriginalMessage()).contains("cordon.notifications.mail");
    }

    private void send(Notice notice) {
        send(mail(port(), null, null, false), notice);
    }

    private static void send(NotificationSettings.Mail mail, Notice notice) {
        new ChannelNotifications(new NotificationSettings(null, null, mail)).mail(notice);
    }

    private static ApplicationFailure failure(NotificationSettings.Mail mail) {
        return catchThrowableOfType(
                ApplicationFailure.class, () -> send(mail, aNotice().build()));
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static NotificationSettings.Mail mail(
            int port, @Nullable String username, @Nullable String password, boolean startTls) {
        return new NotificationSettings.Mail(
                LOCAL,
                port,
                username,
                password,
                "cordon@contoso.com",
                List.of("soc@contoso.com", "duty@contoso.com"),
                startTls);
    }

    /** The mail, of which each receiver has a copy. */
    private MimeMessage only() throws MessagingException {
        List<String> ids = ids();
        assertThat(ids).isNotEmpty().containsOnly(ids.get(0));
        return server.getReceivedMessages()[0];
    }

    private List<String> ids() throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage each : server.getReceivedMessages()) {
            ids.add(each.getMessageID());
        }
        return ids;
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return String.valueOf(mail.getContent());
    }

    private static String printed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
