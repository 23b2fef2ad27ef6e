package dev.cordon.azure.image;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.compute.fluent.SnapshotsClient;
import com.azure.resourcemanager.compute.fluent.models.SnapshotInner;
import com.azure.resourcemanager.compute.models.AccessLevel;
import com.azure.resourcemanager.compute.models.DiskState;
import com.azure.resourcemanager.compute.models.GrantAccessData;
import dev.cordon.azure.arm.Answer;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.SignedUrl;
import dev.cordon.capability.ArmId;
import dev.cordon.capability.evidence.SnapshotId;
import java.time.Duration;
import java.util.function.Function;

/** Access to the bytes of a snapshot by a signed address, given for as long as something is done with it. */
final class SnapshotAccess {
    private final Azure azure;
    private final SnapshotId snapshot;
    private final ArmId arm;

    SnapshotAccess(Azure azure, SnapshotId snapshot) {
        this.azure = azure;
        this.snapshot = snapshot;
        this.arm = snapshot.arm();
    }

    /**
     * Does something with the snapshot's bytes; access to them is ended before this returns or throws.
     *
     * @param atMost for how long access is given, should nobody live to end it
     */
    <T> T during(Attempt attempt, Duration atMost, Function<SignedUrl, T> use) {
        SnapshotInner read = client().getByResourceGroup(arm.resourceGroup(), arm.name());
        ExportPolicy.require(snapshot, read);
        if (DiskState.ACTIVE_SAS.equals(read.diskState())) {
            // A worker died with it. Asked again now, Azure would not give the whole time.
            end(attempt);
        }
        T result;
        try {
            result = use.apply(begin(attempt, atMost));
        } catch (RuntimeException failure) {
            endAfter(failure, attempt);
            throw failure;
        }
        end(attempt);
        return result;
    }

    /** Ends every access to the snapshot; does nothing if none was given, or if the snapshot is gone. */
    void end(Attempt attempt) {
        Answer accepted;
        try {
            accepted = revoke();
        } catch (ManagementException failure) {
            if (failure.getResponse().getStatusCode() == 404) {
                return;
            }
            throw failure;
        }
        azure.operations().result(attempt, snapshot.id(), accepted);
    }

    private SignedUrl begin(Attempt attempt, Duration atMost) {
        GrantAccessData wanted = new GrantAccessData()
                .withAccess(AccessLevel.READ)
                .withDurationInSeconds(Math.toIntExact(atMost.toSeconds()));
        Answer given = azure.operations()
                .read(
                        attempt,
                        snapshot.id(),
                        () -> Answer.of(
                                client().grantAccessWithResponseAsync(arm.resourceGroup(), arm.name(), wanted)));
        return new SignedUrl(given.json().path("accessSAS").asText());
    }

    /** What failed first is what a commander should read; that access may still stand follows it. */
    private void endAfter(RuntimeException failure, Attempt attempt) {
        try {
            end(attempt);
        } catch (RuntimeException also) {
            failure.addSuppressed(also);
        }
    }

    private Answer revoke() {
        // The request must go out even while this worker is being stopped.
        boolean interrupted = Thread.interrupted();
        try {
            return Answer.of(client().revokeAccessWithResponseAsync(arm.resourceGroup(), arm.name()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private SnapshotsClient client() {
        return azure.clients().compute(arm).getSnapshots();
    }
}
