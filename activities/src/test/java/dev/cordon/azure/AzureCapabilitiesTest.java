package dev.cordon.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.evidence.ActivityLogActivities;
import dev.cordon.capability.evidence.SnapshotActivities;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.image.ImageActivities;
import dev.cordon.capability.network.NetworkActivities;
import dev.cordon.capability.preflight.ContainmentPreflight;
import dev.cordon.capability.preflight.EvidencePreflight;
import dev.cordon.capability.record.RecordActivities;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
            ImageActivities.class);
    private static final AzureSettings CUSTOM =
            AzureSettings.custom(URI.create("https://login.test"), URI.create("https://arm.test"));

    @ParameterizedTest
    @EnumSource
    void a_role_carries_out_its_own_capabilities_and_no_others(WorkerRole role) {
        List<Class<?>> expected = CAPABILITIES.stream()
                .filter(capability -> role == carriedOutBy(capability))
                .toList();
        try (AzureCapabilities azure = AzureCapabilities.connect(CUSTOM)) {
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

    private static WorkerRole carriedOutBy(Class<?> capability) {
        CarriedOutBy by = capability.getAnnotation(CarriedOutBy.class);
        if (by == null) {
            throw new AssertionError(capability + " names no role");
        }
        return by.value();
    }
}
