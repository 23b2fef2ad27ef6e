package dev.cordon.auditor.report;

import dev.cordon.auditor.report.Report.Containment;
import dev.cordon.auditor.report.Timeline.Bar;
import dev.cordon.auditor.report.Timeline.Mark;
import dev.cordon.capability.decision.Decision;
import dev.cordon.engine.StepStatus;
import dev.cordon.engine.custody.Manifest;
import dev.cordon.engine.gate.DecisionRecord;
import dev.cordon.engine.gate.DecisionRecord.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts steps, decisions and the clock of containment on one line. */
final class TimelineMaking {
    private final @Nullable Manifest manifest;
    private final @Nullable Containment containment;

    TimelineMaking(@Nullable Manifest manifest, @Nullable Containment containment) {
        this.manifest = manifest;
        this.containment = containment;
    }

    Timeline timeline() {
        List<Bar> bars = bars();
        List<Mark> marks = marks();
        List<Instant> times = Stream.concat(
                        bars.stream().flatMap(bar -> Stream.of(bar.from(), bar.to())),
                        marks.stream()
                                .filter(mark -> !mark.kind().equals("target"))
                                .map(Mark::at))
                .sorted()
                .toList();
        return times.isEmpty()
                ? new Timeline(null, null, bars, marks)
                : new Timeline(times.get(0), times.get(times.size() - 1), bars, marks);
    }

    private List<Bar> bars() {
        return manifest == null
                ? List.of()
                : manifest.steps().stream().flatMap(this::bar).toList();
    }

    private Stream<Bar> bar(StepStatus step) {
        Instant from = step.startedAt();
        if (from == null || manifest == null) {
            return Stream.empty();
        }
        Instant to = step.endedAt();
        return Stream.of(new Bar(
                step.title(),
                step.state().name().toLowerCase(Locale.ROOT),
                from,
                to == null ? manifest.endedAt() : to,
                step.note()));
    }

    private List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        if (containment != null) {
            marks.add(new Mark("alert", containment.countedFrom(), "alert, or start"));
            marks.add(new Mark(
                    "target",
                    containment.countedFrom().plusSeconds(containment.targetSeconds()),
                    "target " + containment.targetSeconds() + " s"));
            Instant contained = containment.containedAt();
            if (contained != null) {
                marks.add(new Mark("contained", contained, "contained, verified"));
            }
        }
        if (manifest != null) {
            manifest.decisions().stream().flatMap(TimelineMaking::decision).forEach(marks::add);
        }
        marks.sort(Comparator.comparing(Mark::at));
        return marks;
    }

    private static Stream<Mark> decision(DecisionRecord record) {
        Decision decision = record.decision();
        String kind = record.outcome() == Outcome.COUNTED ? "decision" : "refused";
        return decision == null
                ? Stream.empty()
                : Stream.of(new Mark(
                        kind,
                        record.receivedAt(),
                        decision.decider() + ": " + decision.choice()
                                + (kind.equals("refused") ? " (does not count)" : "")));
    }
}
