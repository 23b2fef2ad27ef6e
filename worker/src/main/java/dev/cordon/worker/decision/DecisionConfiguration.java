package dev.cordon.worker.decision;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.cordon.capability.WorkerRole;
import dev.cordon.worker.InvalidSetting;
import dev.cordon.worker.polling.CapabilitySource;
import java.net.MalformedURLException;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives workers that run runbooks what they need to judge decisions. */
@Configuration(proxyBeanMethods = false)
class DecisionConfiguration {
    @Bean
    CapabilitySource decisions(DecisionProperties properties) {
        return roles -> roles.contains(WorkerRole.RUNBOOKS)
                ? List.of(new CanonicalPlans(), new SignedDecisions(trusted(properties)))
                : List.of();
    }

    private static JWKSource<SecurityContext> trusted(DecisionProperties properties) {
        if (properties.jwks() == null) {
            return new ImmutableJWKSet<>(new JWKSet());
        }
        try {
            return JWKSourceBuilder.create(properties.jwks().toURL())
                    .retrying(true)
                    .build();
        } catch (MalformedURLException | IllegalArgumentException notAUrl) {
            throw new InvalidSetting("cordon.decisions.jwks", "'" + properties.jwks() + "' is not a URL");
        }
    }
}
