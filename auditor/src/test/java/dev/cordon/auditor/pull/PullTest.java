package dev.cordon.auditor.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.nimbusds.jose.util.Base64URL;
import dev.cordon.auditor.Auditor;
import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.PullRecord;
import dev.cordon.auditor.pack.PulledBlob;
import dev.cordon.auditor.pack.UnreadablePack;
import dev.cordon.auditor.packs.RangeAccess;
import dev.cordon.range.Range;
import dev.cordon.range.RangeOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the range over HTTPS, as an auditor who may read the container and nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PullTest {
    @TempDir
    static Path folder;

    @TempDir
    Path to;

    private static Range range;

    @BeforeAll
    static void start() {
        range = Range.start(RangeOptions.in(folder));
        write("ir-1/run-old/manifest.jws", "an older one");
        write("ir-1/run-new/images/disk.vhd", "an image");
        write("ir-1/run-new/custody/000001.json", "{}");
        write("ir-1/run-new/manifest.jws", "a newer one");
    }

    @AfterAll
    static void stop() {
        range.close();
    }

    @Test
    void the_run_that_was_sealed_last_is_copied_with_what_azure_says_of_it() throws IOException {
        Pack pack = vault().pull(null, null, to, true);

        assertThat(pack.run()).isEqualTo("run-new");
        assertThat(pack.names()).containsExactly("custody/000001.json", "images/disk.vhd", "manifest.jws");
        assertThat(pack.bytes("manifest.jws")).asString().isEqualTo("a newer one");
        PullRecord pull = pack.pulled().orElseThrow();
        assertThat(pull.immutabilityPolicy()).isTrue();
        assertThat(pull.publicAccess()).isEqualTo("none");
        assertThat(pull.blob("manifest.jws").orElseThrow())
                .returns(11L, PulledBlob::length)
                .returns(true, PulledBlob::copied)
                .satisfies(blob -> assertThat(blob.versionId()).isNotNull())
                .satisfies(blob -> assertThat(blob.createdAt()).isNotNull());
    }

    @Test
    void a_copy_that_was_cut_off_is_gone_on_with() throws IOException {
        Path begun = Files.createDirectories(to.resolve("ir-1/run-old")).resolve("manifest.jws.part");
        Files.writeString(begun, "an old");

        Pack pack = vault().pull("run-old", null, to, true);

        assertThat(pack.bytes("manifest.jws")).asString().isEqualTo("an older one");
        assertThat(begun).doesNotExist();
    }

    @Test
    void what_was_copied_wrongly_before_is_not_kept() throws IOException {
        Path begun = Files.createDirectories(to.resolve("ir-1/run-old")).resolve("manifest.jws.part");
        Files.writeString(begun, "another");

        assertThatThrownBy(() -> vault().pull("run-old", null, to, true))
                .isInstanceOf(UnreadablePack.class)
                .hasMessageContaining("is not what the vault says it has");
        assertThat(vault().pull("run-old", null, to, true).bytes("manifest.jws"))
                .asString()
                .isEqualTo("an older one");
    }

    @Test
    void images_can_be_left_out_and_are_named_all_the_same() throws IOException {
        Pack pack = vault().pull("run-new", null, to, false);

        assertThat(pack.has("images/disk.vhd")).isFalse();
        assertThat(pack.pulled()
                        .orElseThrow()
                        .blob("images/disk.vhd")
                        .orElseThrow()
                        .copied())
                .isFalse();
    }

    @Test
    void a_run_that_the_vault_does_not_have_is_named() {
        assertThatThrownBy(() -> vault().pull("run-x", null, to, true))
                .isInstanceOf(UnreadablePack.class)
                .hasMessageContaining("knows no run, workflow or incident run-x");
    }

    @Test
    void of_several_runs_the_newest_of_a_runbook_is_taken_whose_history_is_archived() throws IOException {
        BlobContainerClient owned = container("range-owner", "ir-several");
        owned.create();
        for (String run : List.of("isolated-1", "isolated-2", "isolated-3", "handled")) {
            overwrite(
                    owned,
                    "ir-1/" + run + "/manifest.jws",
                    manifest(run.startsWith("isolated") ? "IsolateVm" : "HandleIncident"));
            if (!run.equals("isolated-3")) {
                overwrite(owned, "ir-1/" + run + "/history.jws", "sealed");
            }
        }
        Vault vault = new Vault(owned);

        assertThat(vault.runs())
                .extracting(SealedRun::run)
                .containsExactlyInAnyOrder("handled", "isolated-2", "isolated-1", "isolated-3")
                .endsWith("isolated-3");
        assertThat(vault.pull(null, "IsolateVm", to, true).run()).isIn("isolated-1", "isolated-2");
        assertThat(vault.pull("ir-1", "HandleIncident", to, true).run()).isEqualTo("handled");
        assertThat(vault.pull("isolated-3", null, to, true).run()).isEqualTo("isolated-3");
        assertThat(vault.pull("workflow-IsolateVm", null, to, true).run()).startsWith("isolated");
    }

    private static String manifest(String runbook) {
        String content = "{\"content\":{\"runbook\":\"" + runbook + "\",\"workflowId\":\"workflow-" + runbook
                + "\",\"verdict\":\"CONTAINED\"}}";
        return Base64URL.encode("{\"alg\":\"ES256\"}") + "." + Base64URL.encode(content) + ".c2ln";
    }

    @Test
    void what_somebody_wrote_over_a_name_is_not_taken_for_what_was_there() throws IOException {
        BlobContainerClient owned = container("range-owner", "ir-loose");
        owned.create();
        String first = overwrite(owned, "ir-1/run/before-image.json", "the machine as it was");
        String second = overwrite(owned, "ir-1/run/before-image.json", "the machine as somebody would have it");
        String third = overwrite(owned, "ir-1/run/report.json", "no report yet");
        String fourth = overwrite(owned, "ir-1/run/report.json", "the report that was recorded");
        overwrite(
                owned,
                "ir-1/run/custody/000001.json",
                "{\"object\":{\"location\":\"" + owned.getBlobContainerUrl()
                        + "/ir-1/run/report.json\",\"versionId\":\"" + fourth + "\"}}");
        String sealed = overwrite(owned, "ir-1/run/manifest.jws", "sealed");
        owned.getBlobClient("ir-1/run/manifest.jws").delete();

        Pack pack = new Vault(owned).pull("run", null, to, true);

        assertThat(pack.bytes("before-image.json")).asString().isEqualTo("the machine as it was");
        assertThat(pack.bytes("report.json")).asString().isEqualTo("the report that was recorded");
        assertThat(pack.bytes("manifest.jws")).asString().isEqualTo("sealed");
        PullRecord pull = pack.pulled().orElseThrow();
        assertThat(pull.blob("before-image.json").orElseThrow())
                .returns(first, PulledBlob::versionId)
                .returns(List.of(second), PulledBlob::otherVersions);
        assertThat(pull.blob("report.json").orElseThrow())
                .returns(fourth, PulledBlob::versionId)
                .returns(List.of(third), PulledBlob::otherVersions);
        assertThat(pull.blob("manifest.jws").orElseThrow())
                .returns(sealed, PulledBlob::versionId)
                .returns(true, PulledBlob::gone);
        assertThat(verified(pack))
                .contains("before-image.json was pulled as version " + first
                        + ", and somebody gave its name other versions: " + second)
                .contains("manifest.jws was deleted in the vault; version " + sealed + " is left");
    }

    private static String overwrite(BlobContainerClient container, String name, String content) {
        return container
                .getBlobClient(name)
                .getBlockBlobClient()
                .uploadWithResponse(
                        new BlockBlobSimpleUploadOptions(BinaryData.fromString(content)), null, Context.NONE)
                .getValue()
                .getVersionId();
    }

    private static String verified(Pack pack) {
        StringWriter out = new StringWriter();
        int code = Auditor.commandLine()
                .setOut(new PrintWriter(out, true))
                .execute("verify", pack.folder().toString());
        assertThat(code).isEqualTo(1);
        return out.toString();
    }

    private static Vault vault() {
        return new Vault(container("audit-reader"));
    }

    private static void write(String name, String content) {
        container("cordon-worker").getBlobClient(name).upload(BinaryData.fromString(content));
    }

    private static BlobContainerClient container(String application) {
        return container(application, "ir-evidence");
    }

    private static BlobContainerClient container(String application, String name) {
        return new RangeAccess(range).container(application, name);
    }
}
