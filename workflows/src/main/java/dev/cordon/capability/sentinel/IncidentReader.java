package dev.cordon.capability.sentinel;

import dev.cordon.capability.Severity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads incidents as Sentinel writes them, in the body of a playbook's trigger and in the answers of its API. Names are
 * compared without regard to case; what nobody asks for is let be.
 */
public final class IncidentReader {
    private static final int LONGEST_TITLE = 400;

    private IncidentReader() {}

    /**
     * Reads the body of a playbook's trigger.
     *
     * @param body decoded JSON with the incident at {@code object}
     * @param now what is later than this is not believed
     * @throws UnreadableIncident if it lacks what is needed
     */
    public static SentinelIncident ofTrigger(@Nullable Object body, Instant now) {
        return read(new Part("", body).at("object"), now);
    }

    /**
     * Reads the answers of the API.
     *
     * @param incident the incident
     * @param entities the answer to List Entities
     * @throws UnreadableIncident if they lack what is needed
     */
    public static SentinelIncident ofAnswers(@Nullable Object incident, @Nullable Object entities, Instant now) {
        SentinelIncident read = read(new Part("incident", incident), now);
        return new SentinelIncident(
                read.armId(),
                read.number(),
                read.title(),
                read.severity(),
                read.status(),
                read.alertedAt(),
                read.tactics(),
                read.providers(),
                read.url(),
                Entities.of(new Part("entities", entities)));
    }

    /** The id in a body that holds nothing else, {@code {"incidentArmId": ...}}; null if it holds none. */
    public static @Nullable String bareId(@Nullable Object body) {
        return new Part("", body).at("incidentArmId").text();
    }

    /** @throws UnreadableIncident if it is not the id of an incident */
    public static IncidentId id(String field, String text) {
        try {
            return new IncidentId(text);
        } catch (IllegalArgumentException notAnIncident) {
            throw new UnreadableIncident(field, String.valueOf(notAnIncident.getMessage()));
        }
    }

    private static SentinelIncident read(Part incident, Instant now) {
        Part properties = incident.at("properties");
        Part id = incident.at("id");
        return new SentinelIncident(
                id(id.path(), id.required("the incident's Azure Resource Manager id"))
                        .text(),
                number(properties.at("incidentNumber")),
                title(properties.at("title")),
                severity(properties.at("severity")),
                status(properties.at("status")),
                alertedAt(properties, now),
                tactics(properties),
                providers(properties),
                url(properties.at("incidentUrl")),
                Entities.of(properties));
    }

    private static String number(Part number) {
        String text = number.required("the incident's number");
        if (!text.matches("[0-9]{1,18}")) {
            throw new UnreadableIncident(number.path(), "'" + text + "' is not an incident's number");
        }
        return text;
    }

    private static String title(Part title) {
        String text = title.text();
        return text == null ? "" : text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static Severity severity(Part severity) {
        String text = severity.text();
        return text == null
                ? Severity.HIGH
                : Arrays.stream(Severity.values())
                        .filter(each -> each.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new UnreadableIncident(
                                severity.path(),
                                "'" + text + "' is unknown; expected High, Medium, Low, Informational"));
    }

    /** A status of tomorrow's API is taken as that of an incident that goes on. */
    private static IncidentStatus status(Part status) {
        String text = String.valueOf(status.text()).toUpperCase(Locale.ROOT);
        return Arrays.stream(IncidentStatus.values())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElse(IncidentStatus.NEW);
    }

    /**
     * Creation, not first activity: that is when the attacker acted, which nobody had been alerted to. Where creation is
     * missing, the earlier time flatters nobody. A time ahead of our clock says nothing; the run then counts from its
     * own start.
     */
    private static @Nullable Instant alertedAt(Part properties, Instant now) {
        return Times.in(properties.at("createdTimeUtc"))
                .or(() -> Times.in(properties.at("firstActivityTimeUtc")))
                .filter(time -> !time.isAfter(now))
                .orElse(null);
    }

    private static List<String> tactics(Part properties) {
        return distinct(properties.at("additionalData").at("tactics"));
    }

    private static List<String> providers(Part properties) {
        Part additional = properties.at("additionalData");
        return Stream.of(additional.at("alertProductNames"), properties.at("providerName"))
                .flatMap(part -> distinct(part).stream())
                .distinct()
                .toList();
    }

    private static List<String> distinct(Part part) {
        return part.texts().stream()
                .map(each -> String.valueOf(each.text()))
                .distinct()
                .toList();
    }

    private static @Nullable String url(Part url) {
        String text = url.text();
        return text != null && text.startsWith("https://") ? text : null;
    }
}
