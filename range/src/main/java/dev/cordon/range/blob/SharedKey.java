package dev.cordon.range.blob;

import dev.cordon.range.http.Call;
import java.util.Locale;
import java.util.TreeMap;

/** Checks requests signed with an account key. */
final class SharedKey {
    private static final String[] SIGNED_HEADERS = {
        "Content-Encoding",
        "Content-Language",
        "Content-Length",
        "Content-MD5",
        "Content-Type",
        "Date",
        "If-Modified-Since",
        "If-Match",
        "If-None-Match",
        "If-Unmodified-Since",
        "Range"
    };

    private SharedKey() {}

    static void verify(BlobCall request) {
        String header = request.header("Authorization").orElse("");
        String[] parts = header.substring("SharedKey ".length()).trim().split(":", 2);
        String text = stringToSign(request.call(), request.account().name());
        boolean genuine = parts.length == 2
                && parts[0].equals(request.account().name())
                && request.account().keys().values().stream().anyMatch(key -> Signature.matches(parts[1], text, key));
        if (!genuine) {
            throw Authorizer.unauthenticated("The MAC signature found in the HTTP request '" + parts[parts.length - 1]
                    + "' is not the same as any computed signature. Server used following string to sign: '" + text
                    + "'.");
        }
    }

    static String stringToSign(Call call, String account) {
        StringBuilder text = new StringBuilder(call.method()).append('\n');
        for (String name : SIGNED_HEADERS) {
            text.append(signedValue(call, name)).append('\n');
        }
        return text.append(headers(call)).append(resource(call, account)).toString();
    }

    private static String signedValue(Call call, String name) {
        String value = call.header(name).orElse("");
        boolean zeroLength = name.equals("Content-Length") && value.equals("0");
        boolean datedOtherwise = name.equals("Date") && call.header("x-ms-date").isPresent();
        return zeroLength || datedOtherwise ? "" : value;
    }

    private static String headers(Call call) {
        TreeMap<String, String> sorted = new TreeMap<>();
        call.headers().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("x-ms-")) {
                sorted.put(lower, value.trim());
            }
        });
        StringBuilder text = new StringBuilder();
        sorted.forEach(
                (name, value) -> text.append(name).append(':').append(value).append('\n'));
        return text.toString();
    }

    private static String resource(Call call, String account) {
        StringBuilder text = new StringBuilder("/").append(account).append(call.rawPath());
        new TreeMap<>(call.query())
                .forEach((name, value) ->
                        text.append('\n').append(name).append(':').append(value));
        return text.toString();
    }
}
