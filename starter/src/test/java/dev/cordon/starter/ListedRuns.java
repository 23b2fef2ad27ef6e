package dev.cordon.starter;

import dev.cordon.starter.runs.ListedRun;
import dev.cordon.starter.runs.RunIndex;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The runs that a test says there are: the in-memory server lists none. */
public final class ListedRuns implements RunIndex {
    private final List<ListedRun> runs = new CopyOnWriteArrayList<>();

    public void add(ListedRun run) {
        runs.add(run);
    }

    @Override
    public List<ListedRun> awaitingDecision() {
        return running().stream().filter(ListedRun::awaitsDecision).toList();
    }

    @Override
    public List<ListedRun> running() {
        return runs.stream().filter(run -> !run.state().ended()).toList();
    }

    @Override
    public List<ListedRun> ended() {
        return runs.stream().filter(run -> run.state().ended()).toList();
    }
}
