package dev.cordon.notification;

import dev.cordon.capability.FailureType;
import dev.cordon.capability.notification.Delivery;
import dev.cordon.capability.notification.Notice;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

/** Sends a notice as a mail in plain text. The id of the mail is the notice's, so that one sent twice is one mail. */
final class Mailing {
    private static final String PATIENCE = "10000";
    private static final int LONGEST_SUBJECT = 200;

    private final NotificationSettings.Mail mail;

    Mailing(NotificationSettings.Mail mail) {
        this.mail = mail;
    }

    Delivery send(Notice notice) {
        try {
            Session session = Session.getInstance(properties());
            MimeMessage message = new Identified(session, id(notice));
            message.setFrom(new InternetAddress(mail.from(), true));
            for (String to : mail.to()) {
                message.addRecipient(RecipientType.TO, new InternetAddress(to, true));
            }
            message.setSubject(subject(notice), StandardCharsets.UTF_8.name());
            message.setSentDate(new Date());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setText(text(notice), StandardCharsets.UTF_8.name());
            Transport.send(message, mail.username(), mail.password());
            return new Delivery("taken by " + mail.host());
        } catch (AddressException notAnAddress) {
            throw FailureType.MISCONFIGURED.failure("an address of cordon.notifications.mail is none", null);
        } catch (AuthenticationFailedException refused) {
            throw FailureType.REFUSED.failure("the mail server " + mail.host() + " let nobody sign in", null);
        } catch (SendFailedException refused) {
            throw (Replies.pass(refused) ? FailureType.UNREACHABLE : FailureType.REFUSED)
                    .failure("the mail server " + mail.host() + " did not take the mail for every receiver", null);
        } catch (MessagingException failed) {
            throw FailureType.UNREACHABLE.failure(
                    "the mail server " + mail.host() + " does not answer ("
                            + failed.getClass().getSimpleName() + ")",
                    null);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", mail.host());
        properties.put("mail.smtp.port", String.valueOf(mail.port()));
        properties.put("mail.smtp.auth", String.valueOf(mail.username() != null));
        properties.put("mail.smtp.starttls.enable", String.valueOf(mail.startTls()));
        properties.put("mail.smtp.starttls.required", String.valueOf(mail.startTls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // One receiver whom the server does not know keeps it from none of the others.
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.connectiontimeout", PATIENCE);
        properties.put("mail.smtp.timeout", PATIENCE);
        properties.put("mail.smtp.writetimeout", PATIENCE);
        return properties;
    }

    /** In one line: a subject with line breaks would let whoever names a machine write headers. */
    private static String subject(Notice notice) {
        String subject = "[Cordon] " + notice.severity() + ": " + notice.title().replaceAll("\\p{Cntrl}", " ");
        return Excerpt.of(subject, LONGEST_SUBJECT);
    }

    private static String text(Notice notice) {
        StringBuilder text = new StringBuilder(notice.words()).append("\n\n");
        notice.facts()
                .forEach(fact -> text.append(fact.name())
                        .append(": ")
                        .append(fact.value())
                        .append('\n'));
        text.append("Run: ").append(notice.workflowId()).append('\n');
        notice.plan().forEach(line -> text.append("- ").append(line).append('\n'));
        if (notice.page() != null) {
            text.append('\n')
                    .append(notice.asks() ? "Decide in Cordon: " : "Open in Cordon: ")
                    .append(notice.page())
                    .append('\n');
        }
        return text.toString();
    }

    private static String id(Notice notice) {
        return "<" + UUID.nameUUIDFromBytes(notice.key().getBytes(StandardCharsets.UTF_8)) + "@cordon>";
    }

    /** A message that keeps its id; the library would make one up for each attempt. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
