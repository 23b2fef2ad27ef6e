package dev.cordon.starter.console;

import dev.cordon.starter.Installation;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person's browser without scripts: cookies, links and forms. */
final class Browser {
    private final Installation cordon;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private Browser(Installation cordon) {
        this.cordon = cordon;
    }

    /** A browser in which somebody has signed in. */
    static Browser of(Installation cordon, String name, String... roles) {
        cordon.tenant.atTheKeyboard(name, roles);
        Browser browser = new Browser(cordon);
        browser.get("/console");
        return browser;
    }

    Page get(String path) {
        return send(cordon.request(path).header("Accept", "text/html").GET());
    }

    /** Presses a button of a form, with everything that the form holds. */
    Page press(Page page, String button, Map<String, String> filledIn) {
        Element pressed = page.one(button);
        Element form = Objects.requireNonNull(pressed.closest("form"));
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[name], textarea[name]")
                .forEach(field -> fields.put(
                        field.attr("name"), field.tagName().equals("textarea") ? field.text() : field.val()));
        if (!pressed.attr("name").isEmpty()) {
            fields.put(pressed.attr("name"), pressed.val());
        }
        fields.putAll(filledIn);
        return post(form.attr("action"), fields);
    }

    Page post(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(cordon.request(path)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** An answer that goes on, up to the first line that is wanted. */
    String streamed(String path, String wanted) {
        HttpRequest request =
                cordon.request(path).header("Accept", "text/event-stream").GET().build();
        try (var lines = http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            return lines.filter(line -> line.equals(wanted)).findFirst().orElse("");
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Page send(HttpRequest.Builder request) {
        try {
            return new Page(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** A page as it came. */
    static final class Page {
        private final HttpResponse<String> answer;
        private final Document document;

        Page(HttpResponse<String> answer) {
            this.answer = answer;
            this.document = Jsoup.parse(answer.body());
        }

        int status() {
            return answer.statusCode();
        }

        URI address() {
            return answer.uri();
        }

        String body() {
            return answer.body();
        }

        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        Document document() {
            return document;
        }

        boolean has(String selector) {
            return !document.select(selector).isEmpty();
        }

        Element one(String selector) {
            return document.expectFirst(selector);
        }

        String text(String selector) {
            return one(selector).text();
        }
    }
}
