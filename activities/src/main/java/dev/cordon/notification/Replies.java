package dev.cordon.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** What a mail server replied to a mail that it did not take (RFC 5321, 4.2.1). */
final class Replies {
    private Replies() {}

    /** Whether all that it replied is of the kind 4yz: the same may be taken later, as with greylisting. */
    static boolean pass(SendFailedException refused) {
        List<Integer> codes = new ArrayList<>();
        for (Exception each = refused; each instanceof MessagingException failed; each = failed.getNextException()) {
            if (code(failed) >= 400) {
                codes.add(code(failed));
            }
        }
        return !codes.isEmpty() && codes.stream().allMatch(code -> code < 500);
    }

    private static int code(MessagingException failed) {
        return failed instanceof SMTPAddressFailedException address
                ? address.getReturnCode()
                : failed instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
    }
}
