package dev.cordon.engine.gate;

import dev.cordon.capability.notification.Occasion;
import dev.cordon.capability.paging.Page;
import dev.cordon.capability.paging.PagingActivities;
import dev.cordon.engine.Calls;
import dev.cordon.engine.Progress;
import dev.cordon.engine.notice.Message;
import dev.cordon.engine.notice.Notices;
import dev.cordon.engine.notice.Subject;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;

/** The people that a run talks to: through the log of the workers, and by every channel that policy names. */
public final class Audience {
    /** Whoever follows the run waits for its end, too: as long as a channel mostly takes to come back, and no longer. */
    private static final Duration LAST_WORDS = Duration.ofMinutes(10);

    private static final String NOT_DELIVERED = "Not delivered";

    private final Subject subject;
    private final String requestedBy;
    private final Progress progress;
    private final Notices notices;

    /**
     * @param requestedBy who asked for the run
     * @param progress shows what could not be delivered
     */
    public Audience(Subject subject, String requestedBy, Progress progress) {
        this.subject = subject;
        this.requestedBy = requestedBy;
        this.progress = progress;
        this.notices = new Notices(subject, words -> progress.show(NOT_DELIVERED, words));
    }

    String requestedBy() {
        return requestedBy;
    }

    /** Calls people without waiting for the page to be delivered: nobody's pager delays a containment. */
    void page(Occasion occasion, String about, String words, List<String> plan) {
        PagingActivities paging = paging(about);
        Async.procedure(paging::send, asPage(about, words));
        notices.tell(new Message(occasion, about, title(occasion), words, plan, false));
    }

    /** Pages and waits for the delivery: what a run sends as it ends would end with it. */
    void pageAndWait(String about, String words) {
        paging(about).send(asPage(about, words));
        notices.tell(Message.of(Occasion.RECORD, about, title(Occasion.RECORD), words));
    }

    /** Tells that a decision was taken, to whoever was asked for it. */
    void decided(String gate, String words) {
        notices.tell(Message.of(Occasion.DECIDED, gate, title(Occasion.DECIDED), words));
    }

    /**
     * Tells those who were called that the run has ended, and waits for a while that they hear of it; does nothing if
     * nobody was called.
     */
    public void over(String words) {
        if (notices.any()) {
            notices.tell(Message.of(Occasion.ENDED, "end", title(Occasion.ENDED), words));
            Workflow.newDetachedCancellationScope(() -> notices.drain(LAST_WORDS))
                    .run();
            progress.show(NOT_DELIVERED, String.join("; ", notices.undelivered()));
        }
    }

    /** Tells people something that is no call for a decision. */
    public void tell(Message message) {
        notices.tell(message);
    }

    /** Whether everything is out or lost. */
    public boolean isOut() {
        return notices.isOut();
    }

    /** What could not be delivered, a sentence each. */
    public List<String> undelivered() {
        return notices.undelivered();
    }

    private String title(Occasion occasion) {
        String run = Workflow.getInfo().getWorkflowType() + " of " + subject.target();
        return switch (occasion) {
            case BEGUN -> run + " has begun";
            case QUESTION -> run + " waits for a decision";
            case ESCALATION -> run + " still waits for a decision";
            case HOLD -> run + " is on hold";
            case LATE -> run + " is late";
            case DECIDED -> run + " was decided on";
            case ENDED -> run + " has ended";
            case RECORD -> run + " has a gap in its record";
        };
    }

    private static PagingActivities paging(String about) {
        return Calls.CONFIGURATION.to(PagingActivities.class, "page: " + about);
    }

    private Page asPage(String about, String words) {
        String workflowId = Workflow.getInfo().getWorkflowId();
        return new Page(
                workflowId + "/" + about,
                subject.incidentId(),
                workflowId,
                subject.severity().sentinelName(),
                words);
    }
}
