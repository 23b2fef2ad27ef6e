package dev.cordon.embedded.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.capability.WorkerRole;
import dev.cordon.codec.EncryptionSettings;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Bindable;

/** What docker-compose.yml and the Kubernetes manifests tell workers and starters, as far as no container need run. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeployedProcessesTest {
    private static final Bindable<Set<WorkerRole>> ROLES = Bindable.setOf(WorkerRole.class);

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void every_setting_is_one_that_its_process_knows_and_takes(DeployedProcess process) {
        assertThat(process.program()).isIn("worker", "starter");
        assertThat(new KnownSettings(process).unknown()).isEmpty();
    }

    static Stream<DeployedProcess> every_setting_is_one_that_its_process_knows_and_takes() {
        return Stream.concat(DeployedProcess.ofCompose().stream(), DeployedProcess.ofKubernetes().stream());
    }

    @ParameterizedTest
    @MethodSource("installations")
    void no_process_gives_temporal_clear_text_and_all_have_the_same_keys(List<DeployedProcess> processes) {
        assertThat(processes.stream().map(DeployedProcessesTest::encryption).distinct())
                .singleElement()
                .satisfies(encryption -> assertThat(encryption.keyFile() != null || encryption.keyVault() != null)
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("installations")
    void every_role_has_a_worker(List<DeployedProcess> processes) {
        Set<WorkerRole> roles = new TreeSet<>();
        processes.stream()
                .filter(process -> process.program().equals("worker"))
                .forEach(worker -> roles.addAll(new KnownSettings(worker).get("cordon.worker.roles", ROLES)));

        // Whoever runs runbooks follows runs, too, without being told.
        Set<WorkerRole> toldOf = EnumSet.complementOf(EnumSet.of(WorkerRole.FOLLOWING));
        assertThat(roles).containsExactlyElementsOf(toldOf);
    }

    @Test
    void in_compose_worker_and_starter_share_the_file_of_keys_that_either_may_make() {
        assertThat(DeployedProcess.ofCompose()).hasSize(2).allSatisfy(process -> {
            EncryptionSettings encryption = encryption(process);
            Path folder = Objects.requireNonNull(
                    Objects.requireNonNull(encryption.keyFile()).getParent());
            assertThat(encryption.createKeyFile()).isTrue();
            assertThat(Template.texts(process.spec().path("volumes"))).contains("keys:" + folder);
        });
    }

    @Test
    void in_compose_the_temporal_ui_has_the_starter_decode_for_whoever_is_signed_in_there() {
        JsonNode ui = DeployedProcess.documents(DeployedProcess.COMPOSE).get(0).at("/services/temporal-ui/environment");

        assertThat(ui.path("TEMPORAL_CODEC_ENDPOINT").asText()).isEqualTo("http://localhost:8080/codec");
        assertThat(ui.path("TEMPORAL_CODEC_INCLUDE_CREDENTIALS").asText()).isEqualTo("true");
        assertThat(DeployedProcess.ofCompose().stream()
                        .map(process -> process.environment().get("CORDON_TEMPORAL_UI"))
                        .filter(Objects::nonNull))
                .containsExactly(
                        "http://localhost:" + ui.path("TEMPORAL_UI_PORT").asText());
    }

    @Test
    void in_kubernetes_every_process_has_an_identity_that_reads_the_keys() {
        assertThat(DeployedProcess.ofKubernetes()).hasSize(6).allSatisfy(process -> {
            assertThat(process.spec()
                            .at("/metadata/labels/azure.workload.identity~1use")
                            .asText())
                    .isEqualTo("true");
            assertThat(accounts(process))
                    .singleElement()
                    .satisfies(account -> assertThat(
                                    account.at("/metadata/annotations").has("azure.workload.identity/client-id"))
                            .isTrue());
        });
    }

    static Stream<List<DeployedProcess>> installations() {
        return Stream.of(DeployedProcess.ofCompose(), DeployedProcess.ofKubernetes());
    }

    private static EncryptionSettings encryption(DeployedProcess process) {
        return new KnownSettings(process).get("cordon.temporal.encryption", Bindable.of(EncryptionSettings.class));
    }

    private static List<JsonNode> accounts(DeployedProcess process) {
        return DeployedProcess.manifests().stream()
                .flatMap(file -> DeployedProcess.documents(file).stream())
                .filter(object -> object.path("kind").asText().equals("ServiceAccount"))
                .filter(account -> account.at("/metadata/name")
                        .asText()
                        .equals(process.spec().at("/spec/serviceAccountName").asText()))
                .toList();
    }
}
