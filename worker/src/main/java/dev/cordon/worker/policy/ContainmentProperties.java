package dev.cordon.worker.policy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The containment policy as it was configured, unchecked: only a worker that runs runbooks needs one. */
@ConfigurationProperties("cordon.containment")
record ContainmentProperties(
        @Nullable String evidenceResourceGroup,
        @DefaultValue List<Nsg> quarantineNsgs,
        @DefaultValue List<String> responderSubnets,
        @Nullable String vaultContainer,
        @DefaultValue("5m") Duration timeToContainTarget) {
    /** A quarantine group as it was configured. */
    record Nsg(@Nullable String location, @Nullable String nsgId) {}
}
