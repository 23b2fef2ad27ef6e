package dev.cordon.azure.image;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.image.HashedImage;
import dev.cordon.capability.image.ImageActivities;
import dev.cordon.capability.image.ImageToHash;
import io.temporal.failure.ApplicationFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an image is hashed as it is stored, and gone on with where a killed worker was. */
class HashImageTest {
    private static final byte[] IMAGE = "evidence, ".repeat(500_000).getBytes(StandardCharsets.US_ASCII);
    private static final ImageToHash STORED = new ImageToHash(StubImage.CONTAINER, StubImage.BLOB, StubImage.ETAG);

    private final StubAzure stub = new StubAzure();
    private final StubImage image = new StubImage(stub, 0);
    private final ActivityRunner runner = new ActivityRunner();

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void the_hash_is_sha_256_of_the_stored_bytes() {
        image.stores(IMAGE);

        HashedImage hashed = images().hash(STORED);

        assertThat(hashed).isEqualTo(new HashedImage(sha256(IMAGE), IMAGE.length, 0, hashed.provenance()));
    }

    @Test
    void only_what_a_killed_worker_had_not_hashed_is_read() {
        image.stores(IMAGE);
        int done = 3_141_592;

        HashedImage hashed = after(done, StubImage.ETAG).hash(STORED);

        assertThat(hashed.sha256()).isEqualTo(sha256(IMAGE));
        assertThat(hashed.resumedAt()).isEqualTo(done);
        assertThat(ranges()).containsExactly("bytes=" + done + "-" + (IMAGE.length - 1));
    }

    @Test
    void progress_on_another_blob_is_of_no_use() {
        image.stores(IMAGE);

        HashedImage hashed = after(3_141_592, "0x2").hash(STORED);

        assertThat(hashed.sha256()).isEqualTo(sha256(IMAGE));
        assertThat(hashed.resumedAt()).isZero();
    }

    @Test
    void progress_of_a_kind_that_this_build_does_not_know_is_of_no_use() {
        image.stores(IMAGE);
        runner.after(Map.of("blob", StubImage.BLOB, "parts", List.of(1, 2)));

        HashedImage hashed = images().hash(STORED);

        assertThat(hashed.sha256()).isEqualTo(sha256(IMAGE));
        assertThat(hashed.resumedAt()).isZero();
    }

    @Test
    void an_attempt_that_fails_leaves_behind_how_far_it_had_come() {
        image.stores(IMAGE);
        image.breaksAfter(2_718_281);
        ImageActivities images = images();
        ApplicationFailure failure = failureOf(() -> images.hash(STORED));
        HashProgress left = last(runner.carried(HashProgress.class));
        image.breaksAfter(Integer.MAX_VALUE);

        runner.after(left);
        HashedImage hashed = images.hash(STORED);

        assertThat(FailureType.UNREACHABLE.of(failure)).isTrue();
        assertThat(hashed.resumedAt()).isEqualTo(2_718_281);
        assertThat(hashed.sha256()).isEqualTo(sha256(IMAGE));
        assertThat(ranges())
                .containsExactly(
                        "bytes=0-" + (IMAGE.length - 1),
                        "bytes=2718281-" + (IMAGE.length - 1),
                        "bytes=2718281-" + (IMAGE.length - 1));
    }

    @Test
    void a_blob_that_is_no_longer_the_exported_one_is_refused() {
        image.stores(IMAGE);

        ApplicationFailure failure =
                failureOf(() -> images().hash(new ImageToHash(StubImage.CONTAINER, StubImage.BLOB, "0x2")));

        assertThat(FailureType.REFUSED.of(failure)).isTrue();
        assertThat(failure.getOriginalMessage()).contains("is not the one that was exported");
    }

    private ImageActivities images() {
        return runner.run(ImageActivities.class, new VaultImageActivities(stub.azure()));
    }

    /** The attempt after a worker's that was killed when it had hashed so many bytes. */
    private ImageActivities after(int done, String etag) {
        RunningHash hash = RunningHash.begin(etag);
        hash.write(IMAGE, 0, done);
        runner.after(hash.progress());
        return images();
    }

    private static HashProgress last(List<HashProgress> carried) {
        return carried.get(carried.size() - 1);
    }

    private List<String> ranges() {
        return stub.requests().stream()
                .filter(request -> request.getHttpMethod().toString().equals("GET"))
                .map(HttpRequest::getHeaders)
                .map(headers -> headers.getValue(HttpHeaderName.fromString("x-ms-range")))
                .toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
