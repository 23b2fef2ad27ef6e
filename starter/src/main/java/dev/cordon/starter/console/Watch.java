package dev.cordon.starter.console;

import dev.cordon.starter.runs.Run;
import dev.cordon.starter.runs.TemporalUnavailable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One run and the pages that show it. */
final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final int LOOKS_BETWEEN_SIGNS_OF_LIFE = 15;

    private final Supplier<Optional<Run>> run;
    private final List<Page> pages = new CopyOnWriteArrayList<>();
    private volatile @Nullable Future<?> looking;
    private int looks;

    Watch(Supplier<Optional<Run>> run) {
        this.run = run;
    }

    void every(Future<?> task) {
        looking = task;
    }

    Watch add(SseEmitter emitter, Map<Part, String> seen) {
        Page page = new Page(emitter, seen);
        emitter.onCompletion(() -> pages.remove(page));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> pages.remove(page));
        pages.add(page);
        return this;
    }

    boolean watched() {
        return !pages.isEmpty();
    }

    /** Looks at the run and tells the pages what changed. It is never thrown out of: looking would end. */
    void look() {
        try {
            run.get().ifPresent(this::tell);
        } catch (TemporalUnavailable away) {
            LOG.debug("Pages are told nothing while Temporal is away", away);
        } catch (RuntimeException unexpected) {
            LOG.error("A run could not be looked at", unexpected);
        }
    }

    /** Ends it, and answers null, for a map to forget it. */
    @Nullable Watch close() {
        Future<?> task = looking;
        if (task != null) {
            task.cancel(false);
        }
        pages.forEach(page -> page.emitter.complete());
        return null;
    }

    private void tell(Run now) {
        Map<Part, String> versions = Part.versions(now);
        boolean signOfLife = looks++ % LOOKS_BETWEEN_SIGNS_OF_LIFE == 0;
        pages.forEach(page -> page.tell(versions, now.state().ended(), signOfLife));
    }

    /** A page and what it shows. */
    private final class Page {
        private final SseEmitter emitter;
        private Map<Part, String> seen;

        Page(SseEmitter emitter, Map<Part, String> seen) {
            this.emitter = emitter;
            this.seen = seen;
        }

        void tell(Map<Part, String> now, boolean ended, boolean signOfLife) {
            try {
                for (Part part : Part.values()) {
                    if (!String.valueOf(now.get(part)).equals(seen.get(part))) {
                        emitter.send(SseEmitter.event().name(part.word()).data("changed"));
                    }
                }
                seen = now;
                if (signOfLife) {
                    emitter.send(SseEmitter.event().comment("still there"));
                }
                if (ended) {
                    emitter.send(SseEmitter.event().name("ended").data("ended"));
                    emitter.complete();
                }
            } catch (IOException | IllegalStateException gone) {
                LOG.debug("A page was closed", gone);
                pages.remove(this);
            }
        }
    }
}
