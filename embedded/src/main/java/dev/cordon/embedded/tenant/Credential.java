package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * An application of the simulated tenant that may sign in by itself.
 *
 * @param roles the roles it holds on Cordon's API
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Credential(String name, String clientId, String clientSecret, List<String> roles) {
    public Credential {
        roles = List.copyOf(roles);
    }
}
