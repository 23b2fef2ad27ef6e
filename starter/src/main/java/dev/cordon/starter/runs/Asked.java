package dev.cordon.starter.runs;

import dev.cordon.capability.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run was asked for, as it stands at the beginning of its history. It may have been typed into the Temporal UI,
 * so anything can be missing from it.
 *
 * @param alertedAt when the alert was raised; null if unknown
 * @param fields all of it
 */
public record Asked(
        String incidentId,
        String vmId,
        String requestedBy,
        String severity,
        String reason,
        @Nullable Instant alertedAt,
        Map<String, Object> fields) {
    public Asked {
        fields = Map.copyOf(fields);
    }

    /** @param input the arguments of the run: the request, and of one that handles an incident, the incident */
    static Asked of(List<@Nullable Object> input) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Object argument : input) {
            if (argument instanceof Map<?, ?> map) {
                map.forEach((name, value) -> {
                    if (value != null) {
                        fields.put(String.valueOf(name), value);
                    }
                });
            }
        }
        return new Asked(
                text(fields, "incidentId"),
                text(fields, "vmId"),
                text(fields, "requestedBy"),
                asSentinelSpells(text(fields, "severity")),
                text(fields, "reason"),
                time(text(fields, "alertedAt")),
                fields);
    }

    private static String asSentinelSpells(String severity) {
        return Arrays.stream(Severity.values())
                .filter(each -> each.name().equalsIgnoreCase(severity))
                .map(Severity::sentinelName)
                .findFirst()
                .orElse(severity);
    }

    /** Azure Resource Manager id of the incident that is to be handled; empty for a run about a machine. */
    public String incidentArmId() {
        return text(fields, "incidentArmId");
    }

    /** The incident that is to be handled, in words; empty for a run about a machine. */
    public String incident() {
        String number = text(fields, "number");
        String title = text(fields, "title");
        String name = incidentArmId().substring(incidentArmId().lastIndexOf('/') + 1);
        return number.isEmpty() ? name : number + (title.isEmpty() ? "" : ": " + title);
    }

    /** The last part of the machine's id. */
    public String machine() {
        return vmId.substring(vmId.lastIndexOf('/') + 1);
    }

    private static String text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException notATime) {
            return null; // the run itself fails of it, with a sentence
        }
    }
}
