package dev.cordon.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.history.HistoryActivities;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.image.ImageActivities;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.preflight.ContainmentPreflight;
import dev.cordon.capability.preflight.EvidencePreflight;
import dev.cordon.capability.provision.VaultProvisioning;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.sentinel.SentinelActivities;
import dev.cordon.capability.vault.VaultActivities;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AzureCapabilitiesTest {
    private static final List<Class<?>> CAPABILITIES = List.of(
            ComputeActivities.class,
            NetworkActivities.class,
            ManagedIdentityActivities.class,
            SnapshotActivities.class,
            ActivityLogActivities.class,
            ContainmentPreflight.class,
            EvidencePreflight.class,
            RecordActivities.class,
            VaultActivities.class,
            CustodyActivities.class,
            HistoryActivities.class,
            VaultProvisioning.class,
            ImageActivities.class,
            SentinelActivities.class);
    private static final AzureSettings CUSTOM =
            AzureSettings.custom(URI.create("https://login.test"), URI.create("https://arm.test"));

    @ParameterizedTest
    @EnumSource
    void a_role_carries_out_its_own_capabilities_and_no_others(WorkerRole role, @TempDir Path folder) {
        List<Class<?>> expected = CAPABILITIES.stream()
                .filter(capability -> role == carriedOutBy(capability))
                .toList();
        try (AzureCapabilities azure = AzureCapabilities.connect(CUSTOM, custody(folder))) {
            Stream<Class<?>> registered = azure.activities(role).stream()
                    .flatMap(activity -> Arrays.stream(activity.getClass().getInterfaces()));
            assertThat(registered.toList()).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void settings_name_what_is_wrong_with_them() {
        assertThatThrownBy(() -> AzureSettings.of(AzureSettings.Cloud.CUSTOM))
                .hasMessage("authorityHost is missing; expected an https address");
        assertThatThrownBy(() -> AzureSettings.custom(URI.create("https://login.test"), URI.create("http://arm.test")))
                .hasMessage("resourceManager is http://arm.test; expected an https address");
        assertThatThrownBy(() -> new AzureSettings(
                        AzureSettings.Cloud.PUBLIC, URI.create("https://login.test"), null, null, true))
                .hasMessage("endpoints are given together with cloud PUBLIC; expected them only with cloud CUSTOM");
    }

    @Test
    void a_seal_is_made_with_one_key() {
        assertThatThrownBy(() -> new SealSettings(null, false, null, null))
                .hasMessage("neither a key file nor a Key Vault is given; expected one of them");
        assertThatThrownBy(() -> new SealSettings(Path.of("seal.jwk"), false, URI.create("https://kv.test"), "seal"))
                .hasMessage("both a key file and a Key Vault are given; expected one of them");
        assertThatThrownBy(() -> new SealSettings(null, false, URI.create("https://kv.test"), " "))
                .hasMessage("the name of the key in Key Vault https://kv.test is missing");
        assertThatThrownBy(() -> SealSettings.inKeyVault(URI.create("http://kv.test"), "seal"))
                .hasMessage("the Key Vault is http://kv.test; expected an https address");
    }

    private static CustodySettings custody(Path folder) {
        return new CustodySettings(
                SealSettings.inFile(folder.resolve("seal.jwk"), true), (workflow, run) -> Optional.empty());
    }

    private static WorkerRole carriedOutBy(Class<?> capability) {
        CarriedOutBy by = capability.getAnnotation(CarriedOutBy.class);
        if (by == null) {
            throw new AssertionError(capability + " names no role");
        }
        return by.value();
    }
}
