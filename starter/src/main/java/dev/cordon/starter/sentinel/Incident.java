package dev.cordon.starter.sentinel;

import dev.cordon.capability.Severity;
import dev.cordon.engine.InvalidField;
import dev.cordon.engine.ShortHash;
import dev.cordon.runbook.isolatevm.IsolateVmRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An open incident of Microsoft Sentinel, from the body that a playbook with the incident trigger is given.
 *
 * @param id tells incidents of different workspaces apart, although their numbers may be equal
 * @param alertedAt when Sentinel raised the incident; null if it does not say
 */
record Incident(
        String id,
        Severity severity,
        String reason,
        @Nullable Instant alertedAt,
        List<NamedMachine> machines) {
    private static final int MOST_MACHINES = 50;
    private static final int LONGEST_REASON = 500;
    private static final int HOURS = 24;

    /**
     * Reads an incident.
     *
     * @param now what is later than this is not believed
     * @throws InvalidField if it lacks what is needed, is closed, or names no machine
     */
    static Incident read(@Nullable Object body, Instant now) {
        Json object = new Json("", body).at("object");
        Json properties = object.at("properties");
        String armId = object.at("id").required("the incident's Azure Resource Manager id");
        String number = number(properties.at("incidentNumber"));
        requireOpen(properties.at("status"));
        return new Incident(
                "sentinel-" + number + "-" + ShortHash.of(armId.toLowerCase(Locale.ROOT)),
                severity(properties.at("severity")),
                reason(number, properties.at("title")),
                alertedAt(properties, now),
                machines(properties.at("relatedEntities")));
    }

    IsolateVmRequest isolation(NamedMachine machine, String requestedBy) {
        return new IsolateVmRequest(id, machine.vmId(), requestedBy, severity, reason, alertedAt, HOURS, false);
    }

    private static String number(Json number) {
        String text = number.required("the incident's number");
        if (!text.matches("[0-9]{1,18}")) {
            throw new InvalidField(number.path(), "'" + text + "' is not an incident's number");
        }
        return text;
    }

    private static void requireOpen(Json status) {
        if ("Closed".equalsIgnoreCase(status.text())) {
            throw new InvalidField(status.path(), "the incident is Closed; only a New or Active one is acted on");
        }
    }

    private static Severity severity(Json severity) {
        String text = severity.text();
        return text == null
                ? Severity.HIGH
                : Arrays.stream(Severity.values())
                        .filter(each -> each.name().equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new InvalidField(
                                severity.path(),
                                "'" + text + "' is unknown; expected High, Medium, Low, Informational"));
    }

    private static String reason(String number, Json title) {
        String text = title.text();
        String reason = "Sentinel incident " + number + (text == null ? "" : ": " + text);
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }

    /**
     * Creation, not first activity: that is when the attacker acted, which nobody had been alerted to. Where creation is
     * missing, the earlier time flatters nobody. A time ahead of our clock says nothing; the run then counts from its
     * own start.
     */
    private static @Nullable Instant alertedAt(Json properties, Instant now) {
        return Times.in(properties.at("createdTimeUtc"))
                .or(() -> Times.in(properties.at("firstActivityTimeUtc")))
                .filter(time -> !time.isAfter(now))
                .orElse(null);
    }

    private static List<NamedMachine> machines(Json list) {
        Entities entities = new Entities(list);
        List<NamedMachine> machines = entities.machines();
        if (machines.isEmpty()) {
            throw new InvalidField(
                    list.path(),
                    "no virtual machine is named (" + entities.seen() + "); expected a Host with azureID or an"
                            + " AzureResource with resourceId, holding the machine's Azure Resource Manager id");
        }
        if (machines.size() > MOST_MACHINES) {
            throw new InvalidField(
                    list.path(),
                    "names " + machines.size() + " machines; at most " + MOST_MACHINES + " are taken at once");
        }
        return machines;
    }
}
