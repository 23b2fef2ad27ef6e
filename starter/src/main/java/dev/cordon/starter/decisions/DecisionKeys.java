package dev.cordon.starter.decisions;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The keys that decisions are signed with. */
@Configuration(proxyBeanMethods = false)
class DecisionKeys {
    @Bean
    DecisionSigner decisionSigner(DecisionsProperties properties, Clock clock) throws IOException {
        JWKSet keys = properties.signingKey() == null
                ? new JWKSet()
                : new KeyFile(properties.signingKey().toAbsolutePath()).keys();
        return new DecisionSigner(keys, clock);
    }
}
