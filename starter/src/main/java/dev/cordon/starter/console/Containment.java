package dev.cordon.starter.console;

import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.isolatevm.IsolationReport.TimeToContain;
import dev.cordon.starter.runs.Asked;
import dev.cordon.starter.runs.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Time to contain against its target, in words.
 *
 * @param missed whether the target is missed, or was
 */
record Containment(String words, boolean missed) {
    private static final double MILLIS = 1000.0;

    /**
     * What the console cannot ask a run that goes on.
     *
     * @param timeToContainTarget the workers' own target; a run's report names the one that it was held to
     */
    @ConfigurationProperties("cordon.containment")
    record Target(@DefaultValue("5m") Duration timeToContainTarget) {}

    static Optional<Containment> of(Run run, Asked asked, Target target, Moments moments) {
        if (!run.runbook().equals(IsolateVm.TYPE)
                || Boolean.TRUE.equals(asked.fields().get("dryRun"))) {
            return Optional.empty();
        }
        TimeToContain known = run.account().containment();
        if (known != null) {
            return Optional.of(ended(known, moments));
        }
        return run.state().ended() ? Optional.empty() : Optional.of(goingOn(run, asked, target, moments));
    }

    private static Containment ended(TimeToContain time, Moments moments) {
        String target = moments.span((double) time.targetSeconds());
        if (time.seconds() == null) {
            return new Containment("Containment was never verified; the target was " + target + ".", true);
        }
        boolean missed = time.seconds() > time.targetSeconds();
        return new Containment(
                "Contained " + moments.span(time.seconds()) + " after " + moments.utc(time.countedFrom())
                        + "; the target of " + target + (missed ? " was missed." : " was met."),
                missed);
    }

    private static Containment goingOn(Run run, Asked asked, Target target, Moments moments) {
        Instant from = asked.alertedAt() == null ? run.startedAt() : asked.alertedAt();
        Duration since = Duration.between(from, moments.now());
        boolean missed = since.compareTo(target.timeToContainTarget()) > 0;
        return new Containment(
                "Not contained yet, " + moments.span(Math.max(0, since.toMillis() / MILLIS)) + " after "
                        + (asked.alertedAt() == null ? "the request" : "the alert") + "; the target of "
                        + moments.span(target.timeToContainTarget().toMillis() / MILLIS)
                        + (missed ? " is missed." : " still stands."),
                missed);
    }
}
