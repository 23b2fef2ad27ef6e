package dev.cordon.capability.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cordon.capability.record.KeptRecord;
import dev.cordon.capability.record.RecordActivities;
import dev.cordon.capability.record.RecordToKeep;
import dev.cordon.fake.TestTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link CustodyActivities} keeps. */
public abstract class CustodyContract {
    protected abstract CustodyActivities custody();

    protected abstract RecordActivities records();

    protected abstract TestTenant tenant();

    @BeforeEach
    void seed() {
        tenant().reset();
    }

    @Test
    void a_record_is_written_and_hashed_as_stored() {
        Appended appended = append(1, CustodyRecord.FIRST, "");
        assertThat(appended.url()).isEqualTo(tenant().vaultContainer() + "/ir-1/run-1/custody/000001.json");
        assertThat(appended.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void the_same_record_again_is_adopted() {
        Appended appended = append(1, CustodyRecord.FIRST, "");
        assertThat(append(1, CustodyRecord.FIRST, "")).isEqualTo(appended);
    }

    @Test
    void a_record_is_never_replaced() {
        Appended appended = append(1, CustodyRecord.FIRST, "");
        assertThatThrownBy(() -> append(1, CustodyRecord.FIRST, "another note"))
                .hasStackTraceContaining("AzureRefused")
                .hasStackTraceContaining("000001.json");
        assertThat(observe().head()).isEqualTo(appended.sha256());
    }

    @Test
    void a_run_without_records_has_an_empty_chain() {
        assertThat(observe()).isEqualTo(new Chain(0, CustodyRecord.FIRST, null));
    }

    @Test
    void a_chain_is_seen_up_to_its_last_record() {
        Appended first = append(1, CustodyRecord.FIRST, "");
        Appended second = append(2, first.sha256(), "");
        Appended third = append(3, second.sha256(), "");
        assertThat(observe()).isEqualTo(new Chain(3, third.sha256(), null));
    }

    @Test
    void a_sealed_document_is_seen_in_the_chain() {
        append(1, CustodyRecord.FIRST, "");
        Sealed sealed = seal("done");
        assertThat(sealed.url()).isEqualTo(tenant().vaultContainer() + "/ir-1/run-1/manifest.jws");
        assertThat(sealed.keyId()).isNotBlank();
        assertThat(sealed.adopted()).isFalse();
        assertThat(observe().manifestSha256()).isEqualTo(sealed.sha256());
    }

    @Test
    void the_same_document_again_keeps_its_first_seal() {
        Sealed sealed = seal("done");
        Sealed again = seal("done");
        assertThat(again.adopted()).isTrue();
        assertThat(again.sha256()).isEqualTo(sealed.sha256());
        assertThat(again.keyId()).isEqualTo(sealed.keyId());
    }

    @Test
    void a_sealed_document_is_never_replaced() {
        Sealed sealed = seal("done");
        assertThatThrownBy(() -> seal("done otherwise"))
                .hasStackTraceContaining("AzureRefused")
                .hasStackTraceContaining("manifest.jws");
        assertThat(observe().manifestSha256()).isEqualTo(sealed.sha256());
    }

    @Test
    void what_lies_in_the_folder_and_no_record_names_is_seen_until_one_does() {
        KeptRecord left = keep("left-over.json");
        keep("accounted-for.json");
        seal("done");
        Appended first =
                custody().append(order(named("accounted-for.json", Action.RECORD_KEPT, 17, 1, CustodyRecord.FIRST)));

        assertThat(observe().unaccounted()).singleElement().satisfies(blob -> {
            assertThat(blob.name()).isEqualTo("ir-1/run-1/left-over.json");
            assertThat(blob.evidenceId()).isEqualTo("left-over.json");
            assertThat(blob.url()).isEqualTo(left.url());
            assertThat(blob.length()).isEqualTo(left.length());
            assertThat(blob.etag()).isNotBlank();
        });
        custody().append(order(named("left-over.json", Action.FOUND, 0, 2, first.sha256())));
        assertThat(observe().unaccounted()).isEmpty();
        assertThat(observe().fromOutside()).containsExactly("left-over.json");
    }

    @Test
    void the_snapshots_that_records_name_are_seen() {
        String snapshot = "/subscriptions/x/resourceGroups/rg/providers/Microsoft.Compute/snapshots/snap-1";
        CustodyRecord record = record(1, CustodyRecord.FIRST, "snapshot/disk", Action.SNAPSHOT_TAKEN, snapshot, 9);
        custody().append(order(record));
        assertThat(observe().snapshots()).containsExactly(snapshot);
    }

    private KeptRecord keep(String name) {
        return records()
                .keep(new RecordToKeep(tenant().vaultContainer(), "ir-1", "run-1", name, "/target", Map.of("a", 1)));
    }

    private CustodyRecord named(String name, Action action, long eventId, int sequence, String previous) {
        String location = tenant().vaultContainer() + "/ir-1/run-1/" + name;
        return record(sequence, previous, name, action, location, eventId);
    }

    private RecordToAppend order(CustodyRecord record) {
        return new RecordToAppend(tenant().vaultContainer(), record);
    }

    private static CustodyRecord record(
            int sequence, String previous, String evidenceId, Action action, String location, long eventId) {
        return new CustodyRecord(
                CustodyRecord.SCHEMA,
                sequence,
                previous,
                "ir-1",
                evidenceId,
                action,
                null,
                new StoredObject(location, null, null, null),
                null,
                null,
                "alice@contoso.com",
                List.of(),
                new RunOfRecord("IsolateVm", "isolate-1", "run-1", eventId),
                "");
    }

    private Appended append(int sequence, String previous, String note) {
        return custody().append(new RecordToAppend(tenant().vaultContainer(), record(sequence, previous, note)));
    }

    private Chain observe() {
        return custody().observe(new ChainPlace(tenant().vaultContainer(), "ir-1", "run-1"));
    }

    private Sealed seal(String verdict) {
        return custody()
                .seal(new DocumentToSeal(
                        tenant().vaultContainer(),
                        "ir-1",
                        "run-1",
                        DocumentToSeal.MANIFEST,
                        Map.of("verdict", verdict, "records", 1)));
    }

    private static CustodyRecord record(int sequence, String previous, String note) {
        return new CustodyRecord(
                CustodyRecord.SCHEMA,
                sequence,
                previous,
                "ir-1",
                "report.json",
                Action.RECORD_KEPT,
                null,
                new StoredObject("https://account/ir-evidence/ir-1/run-1/report.json", "a".repeat(64), 12L, null),
                null,
                null,
                "alice@contoso.com",
                List.of(),
                new RunOfRecord("IsolateVm", "isolate-1", "run-1", 17),
                note);
    }
}
