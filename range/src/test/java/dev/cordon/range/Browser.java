package dev.cordon.range;

import dev.cordon.range.directory.Directory;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A person's browser at the sign-in page: keeps the session cookie and follows nothing by itself. */
final class Browser {
    private static final String BASE = "/" + Directory.TENANT_ID + "/oauth2/v2.0/";

    private final RunningRange range;
    private String cookie = "";

    Browser(RunningRange range) {
        this.range = range;
    }

    /** Goes where an application sends it. */
    HttpResponse<String> authorize(Map<String, String> request) {
        return keep(range.send(to("authorize?" + query(request)).build()));
    }

    /** Types a password into the page of that request. */
    HttpResponse<String> signIn(Map<String, String> request, String user, String password, String... headers) {
        HttpRequest.Builder post = to("authorize?" + query(request))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(Map.of("login", user, "passwd", password))));
        if (headers.length > 0) {
            post.headers(headers);
        }
        return keep(range.send(post.build()));
    }

    HttpResponse<String> signOut(Map<String, String> request) {
        return keep(range.send(to("logout?" + query(request)).build()));
    }

    private HttpRequest.Builder to(String what) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(range.url() + BASE + what));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) {
        answer.headers().firstValue("Set-Cookie").ifPresent(set -> cookie = set.split(";", 2)[0]);
        return answer;
    }

    /** What an answer carries back to the application in its address. */
    static Map<String, String> sentBack(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        Map<String, String> fields = new TreeMap<>();
        for (String pair : location.replaceFirst("^[^?]*\\??", "").split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** The same request with one field set, or left out where the value is empty. */
    static Map<String, String> with(Map<String, String> request, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(request);
        changed.put(name, value);
        changed.values().removeIf(String::isEmpty);
        return changed;
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
