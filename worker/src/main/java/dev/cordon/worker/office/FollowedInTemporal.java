package dev.cordon.worker.office;

import dev.cordon.capability.runs.FollowingActivities;
import dev.cordon.capability.runs.RunSoFar;
import dev.cordon.capability.runs.RunToFollow;
import io.temporal.client.WorkflowClient;

/** Follows runs as Temporal and their workers tell about them. */
final class FollowedInTemporal implements FollowingActivities {
    private final WorkflowClient client;

    FollowedInTemporal(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public RunSoFar follow(RunToFollow run) {
        return new RunFollower(client, run).untilThereIsNews();
    }
}
