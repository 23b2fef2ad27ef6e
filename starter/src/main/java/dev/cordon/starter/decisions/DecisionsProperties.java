package dev.cordon.starter.decisions;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How decisions are signed.
 *
 * @param signingKey a file with a JWK set (RFC 7517), whose first key signs and whose every key is published; made with
 *     a new key if it does not exist. Without it, no decisions are taken here.
 */
@ConfigurationProperties("cordon.starter.decisions")
record DecisionsProperties(@Nullable Path signingKey) {}
