package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * An application of the simulated tenant that may sign in by itself.
 *
 * @param roles the roles it holds on Cordon's API
 * @param objectId by which the journal names it; no client needs to know it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Credential(
        String name,
        String clientId,
        String clientSecret,
        List<String> roles,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        String objectId) {
    public Credential {
        roles = List.copyOf(roles);
    }
}
