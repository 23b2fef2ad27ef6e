package dev.cordon.fake;

import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.ComputeContract;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyContract;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.ActivityLogContract;
import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.evidence.SnapshotContract;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.identity.ManagedIdentityContract;
import dev.cordon.capability.image.ImageActivities;
import dev.cordon.capability.image.ImageContract;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.network.NetworkContract;
import dev.cordon.capability.provision.ProvisioningContract;
import dev.cordon.capability.provision.VaultProvisioning;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordContract;
import dev.cordon.capability.sentinel.SentinelActivities;
import dev.cordon.capability.sentinel.SentinelContract;
import dev.cordon.capability.vault.VaultActivities;
import dev.cordon.capability.vault.VaultContract;
import org.junit.jupiter.api.Nested;

/** The in-memory Azure keeps the same contracts as the real one: else a spec that passes on it proves nothing. */
class FakeAzureContractTest {
    private final FakeAzure azure = new FakeAzure();

    @Nested
    class Compute extends ComputeContract {
        @Override
        protected ComputeActivities compute() {
            return new FakeCompute(azure);
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }

    @Nested
    class Network extends NetworkContract {
        @Override
        protected NetworkActivities network() {
            return new FakeNetwork(azure);
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }

    @Nested
    class Identities extends ManagedIdentityContract {
        @Override
        protected ManagedIdentityActivities identities() {
            return new FakeIdentities(azure);
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }

    @Nested
    class Snapshots extends SnapshotContract {
        @Override
        protected SnapshotActivities snapshots() {
            return new FakeSnapshots(azure);
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }

    @Nested
    class ActivityLog extends ActivityLogContract {
        @Override
        protected ActivityLogActivities activityLog() {
            return new FakeActivityLog(azure);
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }

    @Nested
    class Images extends ImageContract {
        @Override
        protected ImageActivities images() {
            return new FakeImages(azure);
        }

        @Override
        protected SnapshotActivities snapshots() {
            return new FakeSnapshots(azure);
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }

    @Nested
    class Records extends RecordContract {
        @Override
        protected RecordActivities records() {
            return new FakeRecords(azure);
        }

        @Override
        protected CustodyActivities custody() {
            return new FakeCustody(azure);
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }

    @Nested
    class Custody extends CustodyContract {
        @Override
        protected CustodyActivities custody() {
            return new FakeCustody(azure);
        }

        @Override
        protected RecordActivities records() {
            return new FakeRecords(azure);
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }

    @Nested
    class Vault extends VaultContract {
        @Override
        protected VaultActivities vault() {
            return new FakeVault(azure);
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }

    @Nested
    class Provisioning extends ProvisioningContract {
        private final FakeProvisioning making = new FakeProvisioning(azure);

        @Override
        protected VaultProvisioning provisioning() {
            return making;
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }

    @Nested
    class Sentinel extends SentinelContract {
        @Override
        protected SentinelActivities sentinel() {
            return azure.sentinel();
        }

        @Override
        protected TestTenant tenant() {
            return azure;
        }
    }
}
