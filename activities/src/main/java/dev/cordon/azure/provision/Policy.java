package dev.cordon.azure.provision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.capability.provision.VaultDesign;
import java.util.ArrayList;
import java.util.List;

/**
 * A container's retention policy.
 *
 * @param etag by which it is known whether somebody changed it
 * @param days for how many days what is written is retained
 * @param appends whether it lets data be appended
 */
record Policy(String etag, int days, boolean locked, boolean appends) {
    static Policy of(JsonNode policy) {
        JsonNode properties = policy.path("properties");
        return new Policy(
                policy.path("etag").asText(),
                properties.path("immutabilityPeriodSinceCreationInDays").asInt(),
                properties.path("state").asText().equals("Locked"),
                properties.path("allowProtectedAppendWrites").asBoolean()
                        || properties.path("allowProtectedAppendWritesAll").asBoolean());
    }

    boolean isAsDesigned(VaultDesign design) {
        return differences(design).isEmpty();
    }

    List<String> differences(VaultDesign design) {
        List<String> differences = new ArrayList<>();
        if (days != design.retentionDays()) {
            differences.add("The retention is " + days + " days, not " + design.retentionDays() + ".");
        }
        if (appends) {
            differences.add("The retention policy lets data be appended.");
        }
        return differences;
    }
}
