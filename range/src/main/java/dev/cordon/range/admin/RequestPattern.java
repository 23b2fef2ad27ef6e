package dev.cordon.range.admin;

import dev.cordon.range.http.Call;
import java.util.regex.Pattern;

/**
 * Picks requests by operation name, in which a star stands for any characters, or by sequence number.
 *
 * @param operation the operation's name or pattern; empty where the number decides
 * @param sequence the request's number; 0 where the name decides
 */
record RequestPattern(String operation, long sequence) {
    boolean matches(Call call) {
        if (sequence > 0) {
            return call.sequence() == sequence;
        }
        String regex = Pattern.quote(operation).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
                .matcher(call.operationName())
                .matches();
    }
}
