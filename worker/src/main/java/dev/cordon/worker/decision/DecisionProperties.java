package dev.cordon.worker.decision;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose signatures on decisions count.
 *
 * @param jwks URL (https, http or file) of the key set that the starter signs decisions with; null for none, so that
 *     no signed decision counts
 */
@ConfigurationProperties("cordon.decisions")
record DecisionProperties(@Nullable URI jwks) {}
