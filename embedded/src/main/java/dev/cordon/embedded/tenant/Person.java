package dev.cordon.embedded.tenant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * Somebody of the simulated tenant.
 *
 * @param roles the roles held on Cordon's API
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Person(String user, String password, List<String> roles) {
    public Person {
        roles = List.copyOf(roles);
    }
}
