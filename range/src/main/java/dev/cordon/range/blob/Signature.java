package dev.cordon.range.blob;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 as storage requests are signed with it: key and result in base64. */
final class Signature {
    private Signature() {}

    static String of(String text, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JVM has no HMAC", impossible);
        }
    }

    static boolean matches(String given, String text, String key) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), of(text, key).getBytes(StandardCharsets.UTF_8));
    }
}
