package dev.cordon.auditor.report;

import dev.cordon.auditor.report.Timeline.Bar;
import dev.cordon.auditor.report.Timeline.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A timeline as coordinates: names on the left, time to the right, steps below one another, moments across. */
final class Picture {
    private static final int WIDTH = 1000;
    private static final int LEFT = 375;
    private static final int RIGHT = 60;
    private static final int TOP = 30;
    private static final int ROW = 26;
    private static final int MARK_ROW = 20;
    private static final int TICKS = 5;
    private static final double THINNEST = 3;
    private static final double MILLIS = 1000;
    /** Time after the last event, so that what happened last is not cut off. */
    private static final double MARGIN = 1.02;
    /** A target further away than this many times what happened would press everything else together. */
    private static final int FARTHEST = 3;

    private final Timeline timeline;
    private final Instant from;
    private final double span;

    Picture(Timeline timeline, Instant from, Instant to) {
        this.timeline = timeline;
        this.from = from;
        double happened = Math.max(millis(to), MILLIS);
        double target = timeline.marks().stream()
                .filter(mark -> mark.kind().equals("target"))
                .mapToDouble(mark -> millis(mark.at()))
                .filter(at -> at <= happened * FARTHEST)
                .max()
                .orElse(0);
        this.span = Math.max(happened, target) * MARGIN;
    }

    Map<String, Object> content() {
        int bottom = TOP + timeline.bars().size() * ROW;
        int height = bottom + shown().size() * MARK_ROW + 14;
        Map<String, Object> content = new HashMap<>();
        content.put("width", WIDTH);
        content.put("height", height);
        content.put("left", LEFT);
        content.put("right", WIDTH - RIGHT);
        content.put("top", TOP);
        content.put("bottom", bottom);
        content.put("bars", bars());
        content.put("marks", marks(bottom));
        content.put("ticks", ticks());
        content.put("beyond", beyond());
        return content;
    }

    private List<Map<String, Object>> bars() {
        List<Map<String, Object>> bars = new ArrayList<>();
        for (Bar bar : timeline.bars()) {
            double at = x(bar.from());
            double width = Math.max(x(bar.to()) - at, THINNEST);
            int row = TOP + bars.size() * ROW;
            bars.add(Map.of(
                    "title",
                    bar.title(),
                    "state",
                    bar.state(),
                    "x",
                    number(at),
                    "y",
                    row + 5,
                    "width",
                    number(width),
                    "text",
                    row + 18,
                    "seconds",
                    seconds(Duration.between(bar.from(), bar.to()).toMillis()),
                    "after",
                    number(Math.min(at + width + 6, WIDTH - RIGHT + 4))));
        }
        return bars;
    }

    private List<Map<String, Object>> marks(int bottom) {
        List<Map<String, Object>> marks = new ArrayList<>();
        for (Mark mark : shown()) {
            double at = x(mark.at());
            boolean late = at > LEFT + (WIDTH - LEFT - RIGHT) / 2.0;
            marks.add(Map.of(
                    "kind",
                    mark.kind(),
                    "x",
                    number(at),
                    "y",
                    bottom + (marks.size() + 1) * MARK_ROW,
                    "label",
                    number(late ? at - 8 : at + 8),
                    "anchor",
                    late ? "end" : "start",
                    "words",
                    mark.words() + ", +" + seconds(Math.round(millis(mark.at())))));
        }
        return marks;
    }

    private List<Map<String, Object>> ticks() {
        List<Map<String, Object>> ticks = new ArrayList<>();
        for (int tick = 0; tick <= TICKS; tick++) {
            double millis = span * tick / TICKS;
            ticks.add(Map.of("x", number(x(millis)), "words", "+" + seconds(Math.round(millis))));
        }
        return ticks;
    }

    private List<Mark> shown() {
        return timeline.marks().stream()
                .filter(mark -> millis(mark.at()) <= span)
                .toList();
    }

    /** What lies too far to the right to be drawn; empty if nothing does. */
    private String beyond() {
        return timeline.marks().stream()
                .filter(mark -> millis(mark.at()) > span)
                .map(mark -> mark.words() + " lies at +" + seconds(Math.round(millis(mark.at())))
                        + ", beyond the right edge")
                .findFirst()
                .orElse("");
    }

    private double x(Instant at) {
        return x(millis(at));
    }

    private double x(double millis) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.max(millis, 0) / span;
    }

    private double millis(Instant at) {
        return Duration.between(from, at).toMillis();
    }

    static String seconds(long millis) {
        Duration time = Duration.ofMillis(millis);
        if (time.toHours() > 0) {
            return time.toHours() + " h " + time.toMinutesPart() + " min";
        }
        return time.toMinutes() > 1
                ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                : String.format(Locale.ROOT, "%.1f s", millis / MILLIS);
    }

    private static String number(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }
}
