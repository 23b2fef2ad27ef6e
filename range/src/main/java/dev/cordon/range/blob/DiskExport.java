package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Refusal;
import dev.cordon.range.http.Service;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hands out the bytes of disks and snapshots by the address that {@code beginGetAccess} gave, as a page blob. */
public final class DiskExport implements Service, CopySource {
    private static final Pattern PATH = Pattern.compile("/md-export/([0-9a-fA-F-]{36})/abcd");
    private static final Pattern SIGNATURE = Pattern.compile("(?:^|.*&)sig=([A-Za-z0-9_-]+)(?:&.*|$)");

    private final DiskImages images;

    public DiskExport(DiskImages images) {
        this.images = images;
    }

    @Override
    public boolean accepts(Call call) {
        boolean reads = call.method().equals("GET") || call.method().equals("HEAD");
        return reads
                && call.query("comp").isEmpty()
                && PATH.matcher(call.path()).matches();
    }

    @Override
    public String operationName(Call call) {
        return "Microsoft.Compute/export/read";
    }

    @Override
    public Answer answer(Call call) {
        DiskImage image = find(call.path(), call.rawQuery()).orElseThrow(DiskExport::denied);
        Optional<ByteRange> asked =
                call.header("x-ms-range").or(() -> call.header("Range")).flatMap(ByteRange::parse);
        if (asked.isEmpty() || call.method().equals("HEAD")) {
            return described(Answer.stream(200, image.open(0, image.length()), image.length()), image);
        }
        ByteRange part = asked.get().within(image.length());
        Answer answer = Answer.stream(206, image.open(part.first(), part.length()), part.length());
        return described(answer, image)
                .with("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + image.length());
    }

    @Override
    public Optional<DiskImage> find(URI address) {
        return find(String.valueOf(address.getPath()), String.valueOf(address.getRawQuery()));
    }

    private Optional<DiskImage> find(String path, String query) {
        Matcher known = PATH.matcher(path);
        Matcher signature = SIGNATURE.matcher(query);
        return known.matches() && signature.matches()
                ? images.find(known.group(1), signature.group(1))
                : Optional.empty();
    }

    private static Refusal denied() {
        return StorageError.of(
                403,
                "AuthenticationFailed",
                "Server failed to authenticate the request. Make sure the value of Authorization header is formed"
                        + " correctly including the signature.");
    }

    private static Answer described(Answer answer, DiskImage image) {
        return answer.with("Content-Type", "application/octet-stream")
                .with("Accept-Ranges", "bytes")
                .with("ETag", "\"0x" + Integer.toHexString(image.hashCode()).toUpperCase(Locale.ROOT) + "\"")
                .with("Last-Modified", Timestamps.http(image.modified()))
                .with("x-ms-blob-type", "PageBlob")
                .with("x-ms-blob-sequence-number", "1");
    }
}
