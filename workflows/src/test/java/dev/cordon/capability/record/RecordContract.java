package dev.cordon.capability.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.compute.AttachedDisk;
import dev.cordon.capability.compute.PowerState;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.compute.VmState;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Appended;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.custody.RunOfRecord;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.identity.UserAssignedIdentity;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import dev.cordon.fake.Seed;
import dev.cordon.fake.TestTenant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link RecordActivities} keeps. */
public abstract class RecordContract {
    protected abstract RecordActivities records();

    /** The chains of the same vault. */
    protected abstract CustodyActivities custody();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
    }

    @Test
    void a_record_is_written_and_hashed_as_stored() {
        KeptRecord kept = records().keep(record("ir-1", "run-1", "report.json", Map.of("contained", true)));
        assertThat(kept.url()).isEqualTo(tenant().vaultContainer() + "/ir-1/run-1/report.json");
        // Of the bytes {"contained":true}
        assertThat(kept.sha256()).isEqualTo("8b6e744a7a3e875bd36afb078a2fc7b2c0b95521ffc83689a91791b6508d1b6e");
        assertThat(kept.adopted()).isFalse();
    }

    @Test
    void the_same_run_adopts_what_it_wrote() {
        KeptRecord first = records().keep(record("ir-1", "run-1", "report.json", Map.of("contained", true)));
        KeptRecord again = records().keep(record("ir-1", "run-1", "report.json", Map.of("contained", true)));
        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("adopted", "provenance")
                .isEqualTo(first);
        assertThat(again.adopted()).isTrue();
    }

    @Test
    void what_a_run_did_not_write_is_refused_whatever_it_says_of_itself() {
        tenant().somebodyWrites("ir-1/run-1/report.json", "run-1", Seed.APP, "{\"contained\":false}");
        assertThatThrownBy(() -> records().keep(record("ir-1", "run-1", "report.json", Map.of("contained", true))))
                .hasStackTraceContaining("AzureRefused")
                .hasStackTraceContaining("ir-1/run-1/report.json exists already with other bytes");
    }

    @Test
    void a_blob_that_another_run_wrote_is_never_adopted() {
        records().keep(record("ir-1", "run-1", "part/report.json", Map.of()));
        RecordToKeep foreign = record("ir-1/run-1", "part", "report.json", Map.of());
        assertThatThrownBy(() -> records().keep(foreign)).hasStackTraceContaining("AzureRefused");
    }

    @Test
    void a_before_image_comes_back_as_it_was() {
        BeforeImage image = image(Seed.APP, "env", "prod");
        KeptRecord kept = records().keep(beforeImage("run-1", Seed.APP, image));
        assertThat(find(Seed.APP.id()))
                .usingRecursiveComparison()
                .ignoringFields("provenance", "doubt")
                .isEqualTo(new FoundBeforeImage(
                        kept.url(), "run-1", image, kept.sha256(), null, kept.length(), kept.versionId(), null));
    }

    @Test
    void a_before_image_that_its_run_has_sealed_is_beyond_doubt() {
        sealed("run-1", image(Seed.APP, "env", "prod"));
        assertThat(find(Seed.APP.id()).doubt()).isNull();
    }

    @Test
    void of_a_run_that_goes_on_the_chain_alone_vouches_which_whoever_decides_is_told() {
        chained("run-1", image(Seed.APP, "env", "prod"));
        FoundBeforeImage found = find(Seed.APP.id());
        assertThat(found.run()).isEqualTo("run-1");
        assertThat(found.doubt()).contains("run run-1 has no manifest yet");
    }

    @Test
    void a_before_image_that_no_custody_record_names_is_doubted() {
        records().keep(beforeImage("run-1", Seed.APP, image(Seed.APP, "env", "prod")));
        assertThat(find(Seed.APP.id()).doubt())
                .contains("ir-1/run-1/before-image.json: no custody record of run run-1 names it");
    }

    @Test
    void what_somebody_planted_does_not_take_the_place_of_what_a_run_has_sealed() {
        BeforeImage recorded = image(Seed.APP, "env", "prod");
        sealed("run-1", recorded);
        records().keep(beforeImage("planted", Seed.APP, image(Seed.APP, "env", "prod", Seed.NSG_DB)));
        FoundBeforeImage found = find(Seed.APP.id());
        assertThat(found.image()).isEqualTo(recorded);
        assertThat(found.doubt())
                .startsWith("passed over: ")
                .contains("ir-1/planted/before-image.json: no custody record of run planted names it");
    }

    @Test
    void a_chain_that_nobody_signed_does_not_outdo_a_sealed_one() {
        BeforeImage recorded = image(Seed.APP, "env", "prod");
        sealed("run-1", recorded);
        chained("planted", image(Seed.APP, "env", "prod", Seed.NSG_DB));
        FoundBeforeImage found = find(Seed.APP.id());
        assertThat(found.image()).isEqualTo(recorded);
        assertThat(found.doubt()).startsWith("passed over: ").contains("run planted has no manifest yet");
    }

    @Test
    void a_before_image_of_other_bytes_than_its_custody_record_says_is_refused() {
        KeptRecord kept = records().keep(beforeImage("run-1", Seed.APP, image(Seed.APP, "env", "prod")));
        append("run-1", kept.url(), "a".repeat(64));
        assertThatThrownBy(() -> find(Seed.APP.id()))
                .hasStackTraceContaining("AzureRefused")
                .hasStackTraceContaining("run run-1 wrote other bytes");
    }

    @Test
    void an_image_of_a_machine_that_was_contained_already_does_not_take_the_place_of_the_first() {
        BeforeImage untouched = image(Seed.APP, "env", "prod");
        records().keep(beforeImage("run-b", Seed.APP, untouched));
        records().keep(beforeImage("run-a", Seed.APP, image(Seed.APP, "env", "prod", Seed.QUARANTINE)));
        assertThat(find(Seed.APP.id()).image()).isEqualTo(untouched);
    }

    @Test
    void a_machine_that_was_released_and_isolated_again_is_restored_to_what_it_was_the_last_time() {
        BeforeImage later = image(Seed.APP, "env", "prod", Seed.NSG_DB);
        records().keep(beforeImage("run-b", Seed.APP, image(Seed.APP, "env", "prod")));
        records().keep(beforeImage("run-a", Seed.APP, later));
        assertThat(find(Seed.APP.id()).image()).isEqualTo(later);
    }

    @Test
    void where_every_image_shows_the_machine_contained_the_first_is_the_one() {
        records().keep(beforeImage("run-b", Seed.APP, image(Seed.APP, "env", "prod", Seed.QUARANTINE)));
        records().keep(beforeImage("run-a", Seed.APP, image(Seed.APP, "env", "test", Seed.QUARANTINE)));
        assertThat(find(Seed.APP.id()).run()).isEqualTo("run-b");
    }

    @Test
    void a_machine_is_found_however_its_id_is_spelled() {
        records().keep(beforeImage("run-1", Seed.APP, image(Seed.APP, "env", "prod")));
        assertThat(find(Seed.APP.id().toUpperCase(Locale.ROOT)).run()).isEqualTo("run-1");
    }

    @Test
    void one_machine_is_not_restored_from_the_before_image_of_another() {
        records().keep(beforeImage("run-1", Seed.WEB, image(Seed.WEB, "env", "prod")));
        assertThatThrownBy(() -> find(Seed.APP.id())).hasStackTraceContaining("AzureNotFound");
    }

    @Test
    void one_incident_does_not_see_the_before_images_of_another() {
        records().keep(record("ir-10", "run-1", BeforeImageSearch.NAME, image(Seed.APP, "env", "prod")));
        assertThatThrownBy(() -> find(Seed.APP.id())).hasStackTraceContaining("AzureNotFound");
    }

    private void sealed(String run, BeforeImage image) {
        Appended last = chained(run, image);
        custody()
                .seal(new DocumentToSeal(
                        tenant().vaultContainer(),
                        "ir-1",
                        run,
                        DocumentToSeal.MANIFEST,
                        Map.of("incidentId", "ir-1", "runId", run, "records", 1, "head", last.sha256())));
    }

    private Appended chained(String run, BeforeImage image) {
        KeptRecord kept = records().keep(beforeImage(run, Seed.APP, image));
        return append(run, kept.url(), kept.sha256());
    }

    private Appended append(String run, String url, String sha256) {
        return custody()
                .append(new RecordToAppend(
                        tenant().vaultContainer(),
                        new CustodyRecord(
                                CustodyRecord.SCHEMA,
                                1,
                                CustodyRecord.FIRST,
                                "ir-1",
                                BeforeImageSearch.NAME,
                                Action.RECORD_KEPT,
                                null,
                                new StoredObject(url, sha256, null, null),
                                null,
                                null,
                                "alice@contoso.com",
                                List.of(),
                                new RunOfRecord("IsolateVm", "isolate-" + run, run, 17),
                                "")));
    }

    private FoundBeforeImage find(String target) {
        return records()
                .findBeforeImage(new BeforeImageSearch(
                        tenant().vaultContainer(), "ir-1", target, List.of(Seed.QUARANTINE, Seed.QUARANTINE_NEU)));
    }

    private RecordToKeep beforeImage(String run, VmId target, BeforeImage image) {
        return new RecordToKeep(tenant().vaultContainer(), "ir-1", run, BeforeImageSearch.NAME, target.id(), image);
    }

    private RecordToKeep record(String incident, String run, String name, Object content) {
        return new RecordToKeep(tenant().vaultContainer(), incident, run, name, Seed.APP.id(), content);
    }

    private static BeforeImage image(VmId vm, String tag, String value) {
        return image(vm, tag, value, Seed.NSG_APP);
    }

    private static BeforeImage image(VmId vm, String tag, String value, NsgId nsg) {
        VmState state = new VmState(
                vm,
                "unique",
                "westeurope",
                PowerState.RUNNING,
                List.of(new AttachedDisk(Seed.disk("disk-app-01-os"), AttachedDisk.Role.OS)),
                List.of(Seed.NIC_APP, Seed.NIC_APP_MGMT),
                Map.of(tag, value));
        AssignedIdentities identities = new AssignedIdentities(
                "principal",
                List.of(new UserAssignedIdentity("/identity/reader", "reader")),
                List.of(new RoleAssignment("/assignment", "principal", "Reader", "/role", "/scope", null)));
        return new BeforeImage(
                state,
                List.of(
                        new NicState(Seed.NIC_APP, "westeurope", nsg, List.of("/subnet"), List.of("10.0.0.4"), "1"),
                        new NicState(Seed.NIC_APP_MGMT, "westeurope", null, List.of(), List.of(), "W/\"2\"")),
                identities);
    }
}
