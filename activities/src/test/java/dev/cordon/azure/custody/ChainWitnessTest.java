package dev.cordon.azure.custody;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.azure.SealSettings;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.azure.evidence.StubVault;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Appended;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.custody.RunOfRecord;
import dev.cordon.capability.custody.StoredObject;
import dev.cordon.capability.record.Vouching;
import dev.cordon.capability.record.Vouching.Strength;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a chain and a seal are worth as a witness, where somebody else had his hand in them. */
class ChainWitnessTest {
    private static final String URL = StubVault.CONTAINER + "/ir-1/run-1/before-image.json";
    private static final String SHA256 = "a".repeat(64);

    private final StubAzure stub = new StubAzure();
    private final StubVault first = new StubVault(stub, "000001.json");
    private final StubVault manifest = new StubVault(stub, "manifest.jws");
    private final ActivityRunner runner = new ActivityRunner();
    private final ActivityRunner another = new ActivityRunner();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private CustodyActivities ours;

    @SuppressWarnings("NullAway.Init")
    private CustodyActivities theirs;

    @BeforeEach
    void start() {
        ours = sealing(runner, "seal.jwk");
        theirs = sealing(another, "theirs.jwk");
        stub.on(
                "GET",
                "/ir-evidence",
                StubAnswer.json(
                                200,
                                "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs><Blob>"
                                        + "<Name>ir-1/run-1/custody/000001.json</Name><Properties/></Blob></Blobs>"
                                        + "<NextMarker/></EnumerationResults>")
                        .with("Content-Type", "application/xml"));
    }

    @AfterEach
    void close() {
        runner.close();
        another.close();
    }

    @Test
    void a_chain_that_leads_to_the_head_of_a_manifest_of_ours_leaves_no_doubt() {
        seal(ours, append().sha256(), "run-1");
        assertThat(vouching().strength()).isEqualTo(Strength.SEAL);
    }

    @Test
    void a_manifest_that_somebody_elses_key_has_sealed_vouches_for_nothing() {
        seal(theirs, append().sha256(), "run-1");
        assertThat(vouching())
                .isEqualTo(new Vouching(
                        Strength.NONE, "the manifest of run run-1 is not sealed by a key of this installation"));
    }

    @Test
    void a_manifest_of_another_chain_vouches_for_nothing() {
        append();
        seal(ours, "b".repeat(64), "run-1");
        assertThat(vouching())
                .isEqualTo(
                        new Vouching(Strength.NONE, "the manifest of run run-1 does not seal this chain of custody"));
    }

    @Test
    void a_manifest_of_another_run_vouches_for_nothing() {
        seal(ours, append().sha256(), "run-2");
        assertThat(vouching().strength()).isEqualTo(Strength.NONE);
    }

    @Test
    void what_lies_in_place_of_a_manifest_vouches_for_nothing() {
        append();
        manifest.somebodyWrites("forged", "run-1");
        assertThat(vouching()).isEqualTo(new Vouching(Strength.NONE, "the manifest of run run-1 is no seal"));
    }

    @Test
    void a_broken_chain_vouches_for_nothing_and_stands_in_nobodys_way() {
        first.somebodyWrites("{\"sequence\":7}", "run-1");
        assertThat(vouching().strength()).isEqualTo(Strength.NONE);
        assertThat(vouching().words()).contains("The chain of custody of run run-1 is broken");
    }

    private Vouching vouching() {
        return new ChainWitness(stub.azure(), SealSettings.inFile(folder.resolve("seal.jwk"), true))
                .vouch(new ChainPlace(StubVault.CONTAINER, "ir-1", "run-1"), URL, SHA256);
    }

    private Appended append() {
        return ours.append(new RecordToAppend(
                StubVault.CONTAINER,
                new CustodyRecord(
                        CustodyRecord.SCHEMA,
                        1,
                        CustodyRecord.FIRST,
                        "ir-1",
                        "before-image.json",
                        Action.RECORD_KEPT,
                        null,
                        new StoredObject(URL, SHA256, 12L, null),
                        null,
                        null,
                        "alice@contoso.com",
                        List.of(),
                        new RunOfRecord("IsolateVm", "isolate-1", "run-1", 9),
                        "")));
    }

    private static void seal(CustodyActivities by, String head, String run) {
        by.seal(new DocumentToSeal(
                StubVault.CONTAINER,
                "ir-1",
                "run-1",
                DocumentToSeal.MANIFEST,
                Map.of("incidentId", "ir-1", "runId", run, "records", 1, "head", head)));
    }

    private CustodyActivities sealing(ActivityRunner runner, String keyFile) {
        SealSettings seal = SealSettings.inFile(folder.resolve(keyFile), true);
        return runner.run(CustodyActivities.class, new VaultCustodyActivities(stub.azure(), seal));
    }
}
