package dev.cordon.azure.contract;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.azure.SealSettings;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.compute.ArmComputeActivities;
import dev.cordon.azure.custody.ChainWitness;
import dev.cordon.azure.custody.VaultCustodyActivities;
import dev.cordon.azure.evidence.ArmSnapshotActivities;
import dev.cordon.azure.evidence.VaultActivityLogActivities;
import dev.cordon.azure.evidence.VaultRecordActivities;
import dev.cordon.azure.identity.ArmManagedIdentityActivities;
import dev.cordon.azure.image.VaultImageActivities;
import dev.cordon.azure.network.ArmNetworkActivities;
import dev.cordon.azure.provision.ArmVaultProvisioning;
import dev.cordon.azure.sentinel.ArmSentinelActivities;
import dev.cordon.azure.vault.ArmVaultActivities;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.ComputeContract;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyContract;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.Provenance;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.ActivityLogContract;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.evidence.SnapshotContract;
import dev.cordon.capability.evidence.SnapshotOrder;
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
import dev.cordon.capability.sentinel.IncidentMark;
import dev.cordon.capability.sentinel.IncidentMarked;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelActivities;
import dev.cordon.capability.sentinel.SentinelContract;
import dev.cordon.capability.vault.VaultActivities;
import dev.cordon.capability.vault.VaultContract;
import dev.cordon.fake.Seed;
import dev.cordon.fake.TestIncident;
import dev.cordon.fake.TestTenant;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The capabilities carried out against Azure keep their contracts, over HTTPS and with the real Azure SDK. */
@TestInstance(Lifecycle.PER_CLASS)
class RangeContractTest {
    @SuppressWarnings("NullAway.Init")
    private RangeTenant tenant;

    @SuppressWarnings("NullAway.Init")
    private Azure azure;

    @SuppressWarnings("NullAway.Init")
    private TestActivityEnvironment worker;

    @BeforeAll
    void start(@TempDir Path folder) {
        tenant = new RangeTenant(folder);
        azure = tenant.azure();
        azure.warmUp();
        worker = TestActivityEnvironment.newInstance();
        worker.registerActivitiesImplementations(
                new ArmComputeActivities(azure),
                new ArmNetworkActivities(azure),
                new ArmManagedIdentityActivities(azure),
                new ArmSnapshotActivities(azure, Clock.systemUTC()),
                new VaultActivityLogActivities(azure),
                new VaultRecordActivities(
                        azure, new ChainWitness(azure, SealSettings.inFile(folder.resolve("seal.jwk"), true))),
                new ArmVaultActivities(azure),
                new VaultCustodyActivities(azure, SealSettings.inFile(folder.resolve("seal.jwk"), true)),
                new ArmVaultProvisioning(azure),
                new VaultImageActivities(azure),
                new ArmSentinelActivities(azure, Clock.systemUTC()));
    }

    @AfterAll
    void stop() {
        worker.close();
        azure.close();
        tenant.close();
    }

    private <T> T stub(Class<T> capability) {
        return stub(worker, capability);
    }

    private static <T> T stub(TestActivityEnvironment worker, Class<T> capability) {
        return worker.newActivityStub(
                capability,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(2))
                        .setHeartbeatTimeout(Duration.ofSeconds(10))
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
    }

    @Test
    void everything_that_an_activity_asks_of_azure_carries_its_correlation_id() {
        tenant.reset();
        DiskSnapshot taken = stub(SnapshotActivities.class)
                .take(new SnapshotOrder(
                        Seed.disk("disk-app-01-os"), "vm-app-01", "ir-1", Seed.EVIDENCE_GROUP, "cordon for alice"));
        Provenance provenance = Objects.requireNonNull(taken.provenance());
        assertThat(tenant.correlationIds()).containsExactly(provenance.correlationId());
        assertThat(provenance.principal()).isEqualTo(tenant.workerObjectId());
    }

    @Nested
    class Compute extends ComputeContract {
        @Override
        protected ComputeActivities compute() {
            return stub(ComputeActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    @Nested
    class Network extends NetworkContract {
        @Override
        protected NetworkActivities network() {
            return stub(NetworkActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    @Nested
    class Identities extends ManagedIdentityContract {
        @Override
        protected ManagedIdentityActivities identities() {
            return stub(ManagedIdentityActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    @Nested
    class Snapshots extends SnapshotContract {
        @Override
        protected SnapshotActivities snapshots() {
            return stub(SnapshotActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    @Nested
    class ActivityLog extends ActivityLogContract {
        @Override
        protected ActivityLogActivities activityLog() {
            return stub(ActivityLogActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    @Nested
    class Images extends ImageContract {
        @Override
        protected ImageActivities images() {
            return stub(ImageActivities.class);
        }

        @Override
        protected SnapshotActivities snapshots() {
            return stub(SnapshotActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    @Nested
    class Records extends RecordContract {
        @Override
        protected RecordActivities records() {
            return stub(RecordActivities.class);
        }

        @Override
        protected CustodyActivities custody() {
            return stub(CustodyActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    @Nested
    class Custody extends CustodyContract {
        @Override
        protected CustodyActivities custody() {
            return stub(CustodyActivities.class);
        }

        @Override
        protected RecordActivities records() {
            return stub(RecordActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    /** The same, sealed by a key that never leaves its Key Vault. */
    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class CustodyUnderKeyVault extends CustodyContract {
        private final TestActivityEnvironment sealing = TestActivityEnvironment.newInstance();

        @BeforeAll
        void employ() {
            sealing.registerActivitiesImplementations(
                    new VaultCustodyActivities(azure, SealSettings.inKeyVault(tenant.keyVault(), "cordon-seal")));
        }

        @AfterAll
        void dismiss() {
            sealing.close();
        }

        @Test
        void a_seal_names_the_version_of_the_key_and_the_key_vouches_for_it() {
            Sealed sealed = custody()
                    .seal(new DocumentToSeal(
                            tenant.vaultContainer(), "ir-1", "run-1", DocumentToSeal.MANIFEST, Map.of("records", 1)));
            assertThat(sealed.keyId()).startsWith(tenant.keyVault() + "/keys/cordon-seal/");
        }

        @Override
        protected CustodyActivities custody() {
            return stub(sealing, CustodyActivities.class);
        }

        @Override
        protected RecordActivities records() {
            return stub(RecordActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    @Nested
    class Vault extends VaultContract {
        @Override
        protected VaultActivities vault() {
            return stub(VaultActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    @Nested
    class Provisioning extends ProvisioningContract {
        @Override
        protected VaultProvisioning provisioning() {
            return stub(VaultProvisioning.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }

    @Nested
    class Sentinel extends SentinelContract {
        private static final String WRITE = "Microsoft.SecurityInsights/incidents/write";

        @ParameterizedTest
        @CsvSource({"409, AzureConflict, false", "412, AzureConflict, false", "500, AzureUnreachable, false"})
        void a_write_that_another_has_overtaken_is_tried_again(int status, String type, boolean nonRetryable) {
            TestIncident incident = tenant.raise("Beaconing from vm-app-01", Seed.APP);
            IncidentMark mark = new IncidentMark(incident.armId(), null, List.of("cordon:running"));
            tenant.goesWrong(WRITE, status);

            ApplicationFailure failure = failureOf(() -> sentinel().mark(mark));

            assertThat(failure.getType()).isEqualTo(type);
            assertThat(failure.isNonRetryable()).isEqualTo(nonRetryable);
            assertThat(sentinel().mark(mark)).isEqualTo(new IncidentMarked(IncidentStatus.ACTIVE, true));
            assertThat(incident.labels()).containsExactly("cordon:running");
        }

        @Override
        protected SentinelActivities sentinel() {
            return stub(SentinelActivities.class);
        }

        @Override
        protected TestTenant tenant() {
            return tenant;
        }
    }
}
