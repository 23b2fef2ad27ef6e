package dev.cordon.starter.api;

import dev.cordon.starter.runs.Admission;
import dev.cordon.starter.runs.Run;
import dev.cordon.starter.runs.TemporalUi;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Answers about runs, after the asynchronous pattern that Logic Apps follow by themselves: 202 with a {@code Location}
 * to ask until the answer is another one.
 */
@Component
public final class Answers {
    /** Where runs are asked for. */
    static final String RUNS = "/api/v1/runs";

    private static final String SECONDS_UNTIL_RETRY = "5";

    private final TemporalUi ui;
    private final @Nullable URI publicUrl;

    Answers(TemporalUi ui, StarterProperties properties) {
        this.ui = ui;
        this.publicUrl = properties.publicUrl();
    }

    /** The run that a request started or joined. */
    public ResponseEntity<RunView> accepted(Admission admission) {
        return running(view(admission.run(), admission.joined()), location(admission.run()));
    }

    ResponseEntity<RunView> state(Run run) {
        RunView view = view(run, null);
        return run.state().ended() ? ResponseEntity.ok(view) : running(view, location(run));
    }

    ResponseEntity<RunList> state(List<Run> runs) {
        URI self = location(runs.stream().map(Run::workflowId).toList());
        RunList list = new RunList(runs.stream().map(each -> view(each, null)).toList(), self);
        boolean ended = runs.stream().allMatch(each -> each.state().ended());
        return ended ? ResponseEntity.ok(list) : running(list, self);
    }

    private RunView view(Run run, @Nullable Boolean joined) {
        return RunView.of(
                run, joined, new RunView.Links(location(run), ui.page(run).orElse(null)));
    }

    private static <T> ResponseEntity<T> running(T body, URI location) {
        return ResponseEntity.accepted()
                .location(location)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_RETRY)
                .body(body);
    }

    private URI location(Run run) {
        return base().path(RUNS).pathSegment(run.workflowId()).encode().build().toUri();
    }

    private URI location(List<String> ids) {
        return base().path(RUNS)
                .queryParam("id", ids.toArray())
                .encode()
                .build()
                .toUri();
    }

    private UriComponentsBuilder base() {
        return publicUrl == null
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                : UriComponentsBuilder.fromUri(publicUrl);
    }
}
