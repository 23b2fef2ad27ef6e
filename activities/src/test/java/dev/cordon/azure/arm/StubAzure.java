package dev.cordon.azure.arm;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.cordon.azure.AzureSettings;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import reactor.core.publisher.Mono;

/** Azure as a table of answers, for what the range cannot be made to do at will; keeps every request in order. */
public final class StubAzure implements HttpClient {
    public static final String HOST = "https://arm.test";
    /** Object id of whoever asks. */
    public static final String WORKER = "0c0ffee0-0000-4000-8000-00000000c0de";

    private static final String TOKEN =
            new PlainJWT(new JWTClaimsSet.Builder().claim("oid", WORKER).build()).serialize();
    private static final Polling AT_ONCE =
            new Polling(Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofMillis(20));

    private final Map<Predicate<HttpRequest>, Function<HttpRequest, StubAnswer>> answers = new LinkedHashMap<>();
    private final List<HttpRequest> requests = new ArrayList<>();

    /** An Azure over this stub whose polling does not keep a test waiting. */
    public Azure azure() {
        TokenCredential anybody = request -> Mono.just(new AccessToken(TOKEN, OffsetDateTime.MAX));
        AzureSettings settings = AzureSettings.custom(URI.create("https://login.test"), URI.create(HOST + "/"));
        return Azure.over(this, anybody, settings, AT_ONCE);
    }

    /** Answers requests of the method whose path ends so, each time by asking the function. */
    public synchronized StubAzure on(String method, String pathEnd, Function<HttpRequest, StubAnswer> answer) {
        answers.put(
                request -> request.getHttpMethod().toString().equals(method)
                        && request.getUrl().getPath().endsWith(pathEnd),
                answer);
        return this;
    }

    /** Answers them with each of these in turn, and from then on with the last. */
    public StubAzure on(String method, String pathEnd, StubAnswer... inTurn) {
        List<StubAnswer> left = new ArrayList<>(List.of(inTurn));
        return on(method, pathEnd, request -> left.size() > 1 ? left.remove(0) : left.get(0));
    }

    /** How many requests of the method had a path that ends so. */
    public synchronized long count(String method, String pathEnd) {
        return requests.stream()
                .filter(request -> request.getHttpMethod().toString().equals(method))
                .filter(request -> request.getUrl().getPath().endsWith(pathEnd))
                .count();
    }

    public synchronized List<HttpRequest> requests() {
        return List.copyOf(requests);
    }

    /** The last request of the method. */
    public HttpRequest last(String method) {
        return requests().stream()
                .filter(request -> request.getHttpMethod().toString().equals(method))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no " + method + " was sent"));
    }

    @Override
    public synchronized HttpResponse sendSync(HttpRequest request, Context context) {
        requests.add(request);
        return answers.entrySet().stream()
                .filter(answer -> answer.getKey().test(request))
                .reduce((first, second) -> second)
                .map(answer -> answer.getValue().apply(request))
                .orElseGet(() -> StubAnswer.error(404, "ResourceNotFound", "the stub knows no " + request.getUrl()))
                .to(request);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromCallable(() -> sendSync(request, Context.NONE));
    }
}
