package dev.cordon.range.entra;

import dev.cordon.range.directory.Person;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who has signed in at which browser, by a cookie: what lets a second application in without a password. */
final class SignInSessions {
    private static final String COOKIE = "ESTSAUTH";
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Lax";
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final Clock clock;
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    SignInSessions(Clock clock) {
        this.clock = clock;
    }

    /** Remembers who signed in, in place of whoever did so before at that browser. */
    Answer begin(Call call, Person person, Answer answer) {
        cookie(call).ifPresent(sessions::remove);
        Instant now = clock.instant();
        sessions.values().removeIf(session -> session.until.isBefore(now));
        String name = RandomNames.next();
        sessions.put(name, new Session(person, now.plus(LIFETIME)));
        return answer.with("Set-Cookie", COOKIE + "=" + name + ATTRIBUTES);
    }

    /** The person signed in at the caller's browser. */
    Optional<Person> personAt(Call call) {
        return cookie(call)
                .flatMap(name -> Optional.ofNullable(sessions.get(name)))
                .filter(session -> session.until.isAfter(clock.instant()))
                .map(Session::person);
    }

    /** Forgets who signed in. */
    Answer end(Call call, Answer answer) {
        cookie(call).ifPresent(sessions::remove);
        return answer.with("Set-Cookie", COOKIE + "=; Max-Age=0" + ATTRIBUTES);
    }

    private static Optional<String> cookie(Call call) {
        return call.header("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split("[;,]")))
                .map(String::trim)
                .filter(pair -> pair.startsWith(COOKIE + "="))
                .map(pair -> pair.substring(COOKIE.length() + 1))
                .findFirst();
    }

    private record Session(Person person, Instant until) {}
}
