package dev.cordon.range;

import static dev.cordon.range.ArmClient.COMPUTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.range.ArmClient.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Disks' images copied to the vault on the storage service's side, and read back. */
class ImageCopySpec extends RangeSpec {
    private static final long GIBIBYTE = 1_073_741_824L;
    private static final long LENGTH = 4 * GIBIBYTE + 512;
    private static final String SNAPSHOT = COMPUTE + "/snapshots/archive";
    private static final String CONTAINER = "/stforensicirprodweu/ir-evidence/";
    private static final String IMAGE = CONTAINER + "image.vhd";

    private ArmClient vault;
    private String address = "";

    @BeforeEach
    void giveAccess() {
        vault = range.as("cordon-worker", "https://storage.azure.com/.default");
        owner.put(SNAPSHOT, SnapshotSpec.copyOf(COMPUTE + "/disks/disk-archive-01-os"));
        range.passes("PT1S");
        Reply begun = owner.post(SNAPSHOT + "/beginGetAccess", "{\"access\":\"Read\",\"durationInSeconds\":600}");
        range.passes("PT1S");
        address = owner.get(begun.header("Location")).text("/accessSAS");
    }

    private Reply stage(String block, String bytes, String... more) {
        List<String> headers = new ArrayList<>(List.of("x-ms-copy-source", address, "x-ms-source-range", bytes));
        headers.addAll(List.of(more));
        return vault.send("PUT", IMAGE + "?comp=block&blockid=" + block, "", headers.toArray(String[]::new));
    }

    private static String bytes(long first, long last) {
        return "bytes=" + first + "-" + last;
    }

    private byte[] read(String from, long first, long last) {
        String whole = from.startsWith("https://") ? from : range.url() + from;
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(whole)).header("x-ms-range", bytes(first, last));
        if (!from.startsWith("https://")) {
            request.header("Authorization", vault.authorization()).header("x-ms-version", "2026-04-06");
        }
        HttpResponse<byte[]> answer = range.send(request.build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(206);
        return answer.body();
    }

    private long stored() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("storage"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Test
    void an_image_of_four_gibibytes_is_copied_in_blocks_takes_no_space_and_reads_the_same() throws IOException {
        assertThat(owner.get(COMPUTE + "/virtualMachines/vm-archive-01")
                        .text("/properties/storageProfile/osDisk/diskSizeGB"))
                .isEqualTo("4");
        long end = 3 * GIBIBYTE + 511;
        assertThat(stage("MDE=", bytes(0, end)).status()).isEqualTo(201);
        assertThat(stage("MDI=", bytes(end + 1, LENGTH - 1)).status()).isEqualTo(201);

        Reply committed = vault.send(
                "PUT",
                IMAGE + "?comp=blocklist",
                "<BlockList><Latest>MDE=</Latest><Latest>MDI=</Latest></BlockList>",
                "If-None-Match",
                "*");

        assertThat(committed.status()).isEqualTo(201);
        Reply described = vault.send("HEAD", IMAGE, "");
        assertThat(described.header("Content-Length")).isEqualTo(String.valueOf(LENGTH));
        assertThat(read(IMAGE, end - 9_000, end + 9_000)).isEqualTo(read(address, end - 9_000, end + 9_000));
        assertThat(read(IMAGE, LENGTH - 700, LENGTH - 1)).isEqualTo(read(address, LENGTH - 700, LENGTH - 1));
        assertThat(stored()).isLessThan(1_000_000);
    }

    @Test
    void it_stays_when_access_ends_and_the_range_is_started_again() {
        stage("MDE=", bytes(5_000, 104_999));
        vault.send("PUT", IMAGE + "?comp=blocklist", "<BlockList><Latest>MDE=</Latest></BlockList>");
        byte[] before = read(address, 5_000, 104_999);
        owner.post(SNAPSHOT + "/endGetAccess", "");
        range.passes("PT1S");
        range.close();

        range = RunningRange.again(folder);
        vault = range.as("audit-reader", "https://storage.azure.com/.default");

        assertThat(read(IMAGE, 0, 99_999)).isEqualTo(before);
    }

    @Test
    void a_block_is_held_to_the_checksum_that_the_client_expects() {
        Reply plain = stage("MDE=", bytes(0, 99_999));
        Reply same = stage("MDE=", bytes(0, 99_999), "x-ms-source-content-crc64", plain.header("x-ms-content-crc64"));
        Reply byMd5 = stage("MDE=", bytes(0, 99_999), "x-ms-source-content-md5", "AAAAAAAAAAAAAAAAAAAAAA==");
        Reply other = stage("MDE=", bytes(1, 100_000), "x-ms-source-content-crc64", plain.header("x-ms-content-crc64"));

        assertThat(plain.header("Content-MD5")).isEmpty();
        assertThat(same.status()).isEqualTo(201);
        assertThat(byMd5.header("x-ms-error-code")).isEqualTo("Md5Mismatch");
        assertThat(other.header("x-ms-error-code")).isEqualTo("Crc64Mismatch");
    }

    @Test
    void what_azure_would_refuse_is_refused() {
        assertThat(stage("MDE=", bytes(0, LENGTH - 1)).header("x-ms-error-code"))
                .isEqualTo("RequestBodyTooLarge");
        assertThat(stage("MDE=", bytes(LENGTH, LENGTH + 5)).header("x-ms-error-code"))
                .isEqualTo("InvalidRange");
        assertThat(stage("MDE=", "the first half").header("x-ms-error-code")).isEqualTo("InvalidHeaderValue");
        assertThat(stage("MDE=", bytes(0, 5), "x-ms-source-if-match", "\"0x1\"").status())
                .isEqualTo(501);
        owner.post(SNAPSHOT + "/endGetAccess", "");
        range.passes("PT1S");
        Reply late = stage("MDE=", bytes(0, 5));
        assertThat(late.status()).isEqualTo(403);
        assertThat(late.header("x-ms-error-code")).isEqualTo("CannotVerifyCopySource");
    }

    @Test
    void a_whole_image_is_copied_as_a_page_blob_or_put_as_a_block_blob() throws IOException {
        Reply copied = vault.send("PUT", CONTAINER + "copy", "", "x-ms-copy-source", address);
        Reply put =
                vault.send("PUT", CONTAINER + "put", "", "x-ms-copy-source", address, "x-ms-blob-type", "BlockBlob");

        assertThat(copied.status()).isEqualTo(202);
        assertThat(copied.header("x-ms-copy-status")).isEqualTo("success");
        assertThat(put.status()).isEqualTo(201);
        assertThat(vault.send("HEAD", CONTAINER + "copy", "").header("x-ms-blob-type"))
                .isEqualTo("PageBlob");
        assertThat(vault.send("HEAD", CONTAINER + "put", "").header("x-ms-blob-type"))
                .isEqualTo("BlockBlob");
        assertThat(read(CONTAINER + "copy", 70_000, 80_000)).isEqualTo(read(address, 70_000, 80_000));
        assertThat(read(CONTAINER + "put", 70_000, 80_000)).isEqualTo(read(address, 70_000, 80_000));
        vault.send("PUT", CONTAINER + "copy-of-put", "", "x-ms-copy-source", range.url() + CONTAINER + "put");
        assertThat(read(CONTAINER + "copy-of-put", 70_000, 80_000)).isEqualTo(read(address, 70_000, 80_000));
        assertThat(stored()).isLessThan(1_000_000);
    }
}
