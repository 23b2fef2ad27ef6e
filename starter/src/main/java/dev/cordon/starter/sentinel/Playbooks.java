package dev.cordon.starter.sentinel;

import dev.cordon.starter.security.Caller;
import dev.cordon.starter.security.NotAllowed;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which applications post incidents.
 *
 * @param callers client ids of theirs, as tokens carry them in {@code appid} or {@code azp}, or their object ids; empty
 *     for any that has the app role
 */
@ConfigurationProperties("cordon.starter.sentinel")
record Playbooks(@DefaultValue List<String> callers) {
    Playbooks {
        callers = callers.stream().filter(each -> !each.isBlank()).toList();
    }

    /** @throws NotAllowed if the caller is not one of them; the app role alone is then not enough */
    void requireOneOf(Caller caller) {
        boolean one = callers.isEmpty() || callers.stream().anyMatch(caller::isKnownAs);
        if (!one) {
            throw new NotAllowed(caller.name() + " is not one of the callers that may post incidents here.");
        }
    }
}
