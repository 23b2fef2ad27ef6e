package dev.cordon.starter.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the starter takes and how it calls itself.
 *
 * @param bodyLimit the largest request body
 * @param publicUrl under which callers reach the starter, where it is not the address that they called; it stands in
 *     every {@code Location}
 */
@ConfigurationProperties("cordon.starter")
record StarterProperties(
        @DefaultValue("1MB") DataSize bodyLimit, @Nullable URI publicUrl) {}
