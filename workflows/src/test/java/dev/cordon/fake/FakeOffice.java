package dev.cordon.fake;

import dev.cordon.capability.decision.Decision;
import dev.cordon.capability.decision.DecisionActivities;
import dev.cordon.capability.decision.SignatureCheck;
import dev.cordon.capability.paging.Page;
import dev.cordon.capability.paging.PagingActivities;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.plan.PlanActivities;
import dev.cordon.capability.runs.CutShortRun;
import dev.cordon.capability.runs.CutShortRuns;
import dev.cordon.capability.runs.RunsActivities;
import dev.cordon.capability.runs.UnarchivedRuns;
import dev.cordon.engine.ShortHash;
import java.util.ArrayList;
import java.util.List;

/** What a worker does without Azure: hashes, signatures, pages. */
public final class FakeOffice implements PlanActivities, DecisionActivities, PagingActivities, RunsActivities {
    /** The one signature that holds. */
    public static final String VALID = "signed-by-the-starter";

    private final List<Page> pages = new ArrayList<>();
    private final List<CutShortRun> cutShort = new ArrayList<>();

    @Override
    public String hash(Plan plan) {
        return ShortHash.of(plan.toString());
    }

    @Override
    public SignatureCheck verify(Decision decision) {
        return VALID.equals(decision.signature())
                ? new SignatureCheck(true, "", "OpenID Connect")
                : SignatureCheck.refused("it was made by no key that is trusted");
    }

    @Override
    public synchronized void send(Page page) {
        pages.add(page);
    }

    @Override
    public synchronized CutShortRuns cutShort(int hours) {
        return new CutShortRuns(cutShort);
    }

    @Override
    public synchronized UnarchivedRuns unarchived() {
        return new UnarchivedRuns(cutShort, 0);
    }

    /** Somebody ends a run. */
    public synchronized void somebodyEnds(CutShortRun run) {
        cutShort.add(run);
    }

    public synchronized List<Page> pages() {
        return List.copyOf(pages);
    }
}
