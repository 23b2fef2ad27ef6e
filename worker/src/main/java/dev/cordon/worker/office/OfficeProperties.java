package dev.cordon.worker.office;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs that others ended are looked after.
 *
 * @param every how often they are looked for
 */
@ConfigurationProperties("cordon.sweep")
record OfficeProperties(@DefaultValue("5m") Duration every) {}
