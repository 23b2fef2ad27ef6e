package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Leases on blobs and containers: acquiring, renewing, changing, releasing and breaking them. */
final class Leases {
    private Leases() {}

    /** Refuses a write to something leased by somebody else. */
    static void checkWrite(BlobCall call, @Nullable Lease lease, String what) {
        Optional<String> given = call.header("x-ms-lease-id");
        String thing = what.toLowerCase(Locale.ROOT);
        if (lease == null || !lease.holdsAt(call.now())) {
            given.ifPresent(id -> {
                throw StorageError.of(
                        412,
                        "LeaseNotPresentWith" + what + "Operation",
                        "There is currently no lease on the " + thing + ".");
            });
        } else if (given.isEmpty()) {
            throw StorageError.of(
                    412,
                    "LeaseIdMissing",
                    "There is currently a lease on the " + thing + " and no lease ID was specified in the request.");
        } else if (!given.get().equalsIgnoreCase(lease.id())) {
            throw mismatch(412, what + "Operation");
        }
    }

    static Answer onBlob(BlobCall call) {
        Blob blob = call.currentOrNotFound();
        Conditions.checkWrite(call, blob);
        return act(call, blob.lease, lease -> blob.lease = lease)
                .with("ETag", blob.etag)
                .with("Last-Modified", Timestamps.http(blob.modified));
    }

    static Answer onContainer(BlobCall call) {
        Container container = call.container();
        return act(call, container.lease, lease -> container.lease = lease)
                .with("ETag", container.etag)
                .with("Last-Modified", Timestamps.http(container.modified));
    }

    private static Answer act(BlobCall call, @Nullable Lease present, Consumer<@Nullable Lease> store) {
        String action =
                call.header("x-ms-lease-action").orElseThrow(() -> StorageError.missingHeader("x-ms-lease-action"));
        return switch (action) {
            case "acquire" -> acquire(call, present, store);
            case "renew" -> renew(call, required(call, present), store);
            case "change" -> change(call, required(call, present), store);
            case "release" -> {
                required(call, present);
                store.accept(null);
                yield Answer.empty(200);
            }
            case "break" -> broken(call, present, store);
            default -> throw StorageError.invalidHeader("x-ms-lease-action", action);
        };
    }

    private static Answer acquire(BlobCall call, @Nullable Lease present, Consumer<@Nullable Lease> store) {
        String id = call.header("x-ms-proposed-lease-id")
                .orElseGet(() -> UUID.randomUUID().toString());
        if (present != null && present.holdsAt(call.now()) && !present.id().equalsIgnoreCase(id)) {
            throw StorageError.of(409, "LeaseAlreadyPresent", "There is already a lease present.");
        }
        int seconds = number(call, "x-ms-lease-duration", -1);
        if (seconds != -1 && (seconds < 15 || seconds > 60)) {
            throw StorageError.invalidHeader("x-ms-lease-duration", String.valueOf(seconds));
        }
        store.accept(Lease.taken(id, seconds, call.now()));
        return Answer.empty(201).with("x-ms-lease-id", id);
    }

    private static Answer renew(BlobCall call, Lease present, Consumer<@Nullable Lease> store) {
        store.accept(Lease.taken(present.id(), present.seconds(), call.now()));
        return Answer.empty(200).with("x-ms-lease-id", present.id());
    }

    private static Answer change(BlobCall call, Lease present, Consumer<@Nullable Lease> store) {
        String id = call.header("x-ms-proposed-lease-id")
                .orElseThrow(() -> StorageError.missingHeader("x-ms-proposed-lease-id"));
        store.accept(new Lease(id, present.seconds(), present.until(), present.breaking()));
        return Answer.empty(200).with("x-ms-lease-id", id);
    }

    private static Answer broken(BlobCall call, @Nullable Lease present, Consumer<@Nullable Lease> store) {
        if (present == null) {
            throw StorageError.of(409, "LeaseNotPresentWithLeaseOperation", "There is currently no lease.");
        }
        Instant now = call.now();
        int left = present.until() == null
                ? 0
                : (int) Math.max(0, Duration.between(now, present.until()).toSeconds());
        int seconds = number(call, "x-ms-lease-break-period", left);
        store.accept(new Lease(present.id(), present.seconds(), present.until(), now.plusSeconds(seconds)));
        return Answer.empty(202).with("x-ms-lease-time", String.valueOf(seconds));
    }

    private static Lease required(BlobCall call, @Nullable Lease present) {
        String id = call.header("x-ms-lease-id").orElseThrow(() -> StorageError.missingHeader("x-ms-lease-id"));
        if (present == null || !present.id().equalsIgnoreCase(id)) {
            throw mismatch(409, "LeaseOperation");
        }
        return present;
    }

    private static Refusal mismatch(int status, String where) {
        return StorageError.of(
                status,
                "LeaseIdMismatchWith" + where,
                "The lease ID specified did not match the lease ID that is held.");
    }

    private static int number(BlobCall call, String name, int otherwise) {
        String text = call.header(name).orElse(String.valueOf(otherwise));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw StorageError.invalidHeader(name, text);
        }
    }
}
