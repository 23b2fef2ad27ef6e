package dev.cordon.starter.runs;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Where people see a run in the Temporal UI. */
public final class TemporalUi {
    private final @Nullable String address;
    private final String namespace;

    TemporalUi(@Nullable String address, String namespace) {
        this.address = address;
        this.namespace = namespace;
    }

    /** The page of a run; empty where no UI is configured. */
    public Optional<URI> page(Run run) {
        return Optional.ofNullable(address)
                .map(ui -> UriComponentsBuilder.fromUriString(ui)
                        .pathSegment("namespaces", namespace, "workflows", run.workflowId(), run.runId(), "history")
                        .encode()
                        .build()
                        .toUri());
    }
}
