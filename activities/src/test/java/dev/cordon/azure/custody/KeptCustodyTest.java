package dev.cordon.azure.custody;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import dev.cordon.azure.SealSettings;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.Json;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.azure.evidence.Sha256;
import dev.cordon.azure.evidence.StubVault;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.Appended;
import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.custody.ChainPlace;
import dev.cordon.capability.custody.CustodyActivities;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.custody.DocumentToSeal;
import dev.cordon.capability.custody.Provenance;
import dev.cordon.capability.custody.RecordToAppend;
import dev.cordon.capability.custody.RunOfRecord;
import dev.cordon.capability.custody.Sealed;
import dev.cordon.capability.custody.Source;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCustodyTest {
    private static final DocumentToSeal MANIFEST =
            new DocumentToSeal(StubVault.CONTAINER, "ir-1", "run-1", DocumentToSeal.MANIFEST, Map.of("b", 2, "a", "1"));

    private final StubAzure stub = new StubAzure();
    private final StubVault first = new StubVault(stub, "000001.json");
    private final StubVault manifest = new StubVault(stub, "manifest.jws");
    private final ActivityRunner runner = new ActivityRunner();

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private CustodyActivities custody;

    @BeforeEach
    void start() {
        custody = activities(runner, folder.resolve("seal.jwk"));
    }

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void a_record_is_canonical_json_of_the_shape_that_the_history_has() {
        custody.append(order(record(1, CustodyRecord.FIRST, "")));
        assertThat(first.text())
                .startsWith("{\"action\":\"SNAPSHOT_TAKEN\",\"approvals\":[],\"evidenceId\":\"snapshot/disk\"")
                .contains("\"object\":null,\"previous\":\"" + CustodyRecord.FIRST + "\"")
                .contains("\"startedAt\":\"2026-05-23T03:00:00.123456789Z\"")
                .doesNotContain(" ", "\n");
    }

    @Test
    void an_attempt_whose_answer_was_lost_wrote_the_record_once() {
        Appended appended = custody.append(order(record(1, CustodyRecord.FIRST, "")));
        String stored = first.text();
        assertThat(custody.append(order(record(1, CustodyRecord.FIRST, "")))).isEqualTo(appended);
        assertThat(first.text()).isEqualTo(stored);
        assertThat(appended.sha256()).isEqualTo(Sha256.of(stored.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_record_of_other_bytes_is_refused_by_its_name() {
        first.somebodyWrites("{}", "run-1");
        ApplicationFailure failure = failureOf(() -> custody.append(order(record(1, CustodyRecord.FIRST, ""))));
        assertThat(failure.getType()).isEqualTo("AzureRefused");
        assertThat(failure.getOriginalMessage())
                .contains(StubVault.CONTAINER + "/ir-1/run-1/custody/000001.json exists already with other bytes");
        assertThat(first.text()).isEqualTo("{}");
    }

    @Test
    void a_seal_is_a_jws_that_anybody_with_the_public_key_can_verify() throws Exception {
        Sealed sealed = custody.seal(MANIFEST);
        JWSObject seal = JWSObject.parse(manifest.text());
        ECKey trusted = JWKSet.load(folder.resolve("seal.jwks").toFile())
                .getKeys()
                .get(0)
                .toECKey();
        assertThat(trusted.isPrivate()).isFalse();
        assertThat(seal.verify(new ECDSAVerifier(trusted))).isTrue();
        assertThat(seal.getHeader().getType()).hasToString("cordon-seal+jws");
        assertThat(seal.getHeader().getKeyID())
                .isEqualTo(sealed.keyId())
                .isEqualTo(trusted.computeThumbprint().toString());
        JsonNode payload = Json.MAPPER.readTree(seal.getPayload().toBytes());
        assertThat(payload.path("schema").asText()).isEqualTo("cordon.seal/1");
        assertThat(payload.path("subject").asText()).isEqualTo("manifest");
        assertThat(payload.path("principal").asText()).isEqualTo(StubAzure.WORKER);
        assertThat(Instant.parse(payload.path("sealedAt").asText())).isBefore(Instant.now());
        assertThat(seal.getPayload().toString()).startsWith("{\"content\":{\"a\":\"1\",\"b\":2},\"principal\":");
    }

    @Test
    void a_seal_of_an_attempt_before_is_adopted_even_if_it_arrived_at_the_last_moment() {
        custody.seal(MANIFEST);
        String before = manifest.text();
        Sealed again = custody.seal(MANIFEST);
        assertThat(again.adopted()).isTrue();
        assertThat(again.sha256()).isEqualTo(Sha256.of(before.getBytes(StandardCharsets.US_ASCII)));
        assertThat(manifest.text()).isEqualTo(before);
    }

    @Test
    void the_same_content_under_a_foreign_key_is_refused(@TempDir Path elsewhere) {
        try (ActivityRunner another = new ActivityRunner()) {
            activities(another, elsewhere.resolve("seal.jwk")).seal(MANIFEST);
        }
        String theirs = manifest.text();
        ApplicationFailure failure = failureOf(() -> custody.seal(MANIFEST));
        assertThat(failure.getType()).isEqualTo("AzureRefused");
        assertThat(manifest.text()).isEqualTo(theirs);
    }

    @Test
    void what_is_no_seal_is_refused() {
        manifest.somebodyWrites("forged", "run-1");
        assertThat(failureOf(() -> custody.seal(MANIFEST)).getOriginalMessage())
                .contains("manifest.jws exists already and is no seal");
    }

    @Test
    void a_key_file_is_made_once_and_for_its_owner_only() throws Exception {
        custody.seal(MANIFEST);
        Path file = folder.resolve("seal.jwk");
        String key = Files.readString(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (ActivityRunner another = new ActivityRunner()) {
            assertThat(activities(another, file).seal(MANIFEST).adopted()).isTrue();
        }
        assertThat(Files.readString(file)).isEqualTo(key);
        assertThat(manifest.text()).doesNotContain(ECKey.parse(key).getD().toString());
    }

    @Test
    void a_chain_is_read_in_order() {
        Appended one = custody.append(order(record(1, CustodyRecord.FIRST, "")));
        StubVault second = new StubVault(stub, "000002.json");
        Appended two = custody.append(order(record(2, one.sha256(), "")));
        list("000002", "000001");
        assertThat(custody.observe(place())).isEqualTo(new Chain(2, two.sha256(), null));
        assertThat(second.isEmpty()).isFalse();
    }

    @Test
    void a_gap_in_a_chain_names_the_record_that_stands_there() {
        StubVault third = new StubVault(stub, "000003.json");
        third.somebodyWrites("{\"sequence\":3}", "run-1");
        custody.append(order(record(1, CustodyRecord.FIRST, "")));
        list("000001", "000003");
        assertThat(failureOf(() -> custody.observe(place())).getOriginalMessage())
                .contains("is broken")
                .contains("000003.json stands where record 2 is expected");
    }

    @Test
    void a_record_that_does_not_name_the_one_before_it_breaks_the_chain() {
        custody.append(order(record(1, CustodyRecord.FIRST, "")));
        StubVault second = new StubVault(stub, "000002.json");
        second.somebodyWrites("{\"sequence\":2,\"previous\":\"" + "b".repeat(64) + "\"}", "run-1");
        list("000001", "000002");
        ApplicationFailure failure = failureOf(() -> custody.observe(place()));
        assertThat(failure.getType()).isEqualTo("AzureRefused");
        assertThat(failure.getOriginalMessage()).contains("000002.json does not name the record before it");
    }

    private void list(String... numbers) {
        StringBuilder blobs = new StringBuilder();
        for (String number : numbers) {
            blobs.append("<Blob><Name>ir-1/run-1/custody/").append(number).append(".json</Name><Properties/></Blob>");
        }
        stub.on(
                "GET",
                "/ir-evidence",
                StubAnswer.json(
                                200,
                                "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>" + blobs
                                        + "</Blobs><NextMarker/></EnumerationResults>")
                        .with("Content-Type", "application/xml"));
    }

    private CustodyActivities activities(ActivityRunner with, Path keyFile) {
        SealSettings seal = SealSettings.inFile(keyFile, true);
        return with.run(CustodyActivities.class, new VaultCustodyActivities(stub.azure(), seal));
    }

    private static ChainPlace place() {
        return new ChainPlace(StubVault.CONTAINER, "ir-1", "run-1");
    }

    private static RecordToAppend order(CustodyRecord record) {
        return new RecordToAppend(StubVault.CONTAINER, record);
    }

    private static CustodyRecord record(int sequence, String previous, String note) {
        Instant at = Instant.parse("2026-05-23T03:00:00.123456789Z");
        return new CustodyRecord(
                CustodyRecord.SCHEMA,
                sequence,
                previous,
                "ir-1",
                "snapshot/disk",
                Action.SNAPSHOT_TAKEN,
                new Source("/subscriptions/x/disk", "unique"),
                null,
                null,
                new Provenance(at, at, "principal", "cordon", "activity", 1, null),
                "alice@contoso.com",
                List.of(),
                new RunOfRecord("IsolateVm", "isolate-1", "run-1", 9),
                note);
    }
}
