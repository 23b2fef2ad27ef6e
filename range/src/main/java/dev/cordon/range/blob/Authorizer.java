package dev.cordon.range.blob;

import dev.cordon.range.blob.BlobTarget.Level;
import dev.cordon.range.http.Caller;
import dev.cordon.range.http.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets a request through by its token, its account key or its shared access signature, and no other way. */
final class Authorizer {
    private static final String CHALLENGED_SINCE = "2019-12-12";
    private static final String ADD = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action";

    private final DataAccess access;
    private final Clock wallClock;
    private final String tenantId;

    /** Signatures are made by clients' clocks, so their validity is judged by real time, not by the range's. */
    Authorizer(DataAccess access, Clock wallClock, String tenantId) {
        this.access = access;
        this.wallClock = wallClock;
        this.tenantId = tenantId;
    }

    void authorize(BlobCall request) {
        String header = request.header("Authorization").orElse("");
        if (header.regionMatches(true, 0, "Bearer", 0, 6)) {
            byToken(request);
        } else if (header.startsWith("SharedKey ")) {
            requireKeysAllowed(request);
            SharedKey.verify(request);
        } else if (!header.isEmpty()) {
            throw unauthenticated("The authorization scheme is not supported.");
        } else if (request.query("sig").isPresent()) {
            bySignature(request);
        } else {
            anonymously(request);
        }
    }

    private void byToken(BlobCall request) {
        Caller caller = request.call().caller();
        if (caller == null) {
            throw challenge(
                    request,
                    "InvalidAuthenticationInfo",
                    "Server failed to authenticate the request. Please refer to the information in the www-authenticate"
                            + " header. " + request.call().tokenProblem());
        }
        require(request, caller);
    }

    private void require(BlobCall request, Caller caller) {
        BlobOperation operation = request.operation();
        String scope = scope(request);
        boolean allowed = operation.isManagement()
                ? access.allowsAction(caller, operation.action(), scope)
                : access.allowsData(caller, operation.action(), scope);
        if (!allowed && mayAdd(operation) && access.allowsData(caller, ADD, scope)) {
            request.mayOnlyCreate();
            allowed = true;
        }
        if (!allowed) {
            throw permissionMismatch();
        }
    }

    private static boolean mayAdd(BlobOperation operation) {
        return operation.createsBlobs() || operation == BlobOperation.APPEND_BLOCK;
    }

    private static String scope(BlobCall request) {
        String service = request.account().resourceId() + "/blobServices/default";
        return request.target().level() == Level.SERVICE ? service : service + "/containers/" + request.containerName();
    }

    private void bySignature(BlobCall request) {
        SharedAccessSignature signature =
                new SharedAccessSignature(request.call().query());
        if (!signature.isDelegated()) {
            requireKeysAllowed(request);
        }
        List<String> keys = signature.isDelegated()
                ? List.of(Signature.of(signature.delegationFields(), request.account().delegationSecret))
                : List.copyOf(request.account().keys().values());
        if (!signature.signedBy(keys, request.target())) {
            throw unauthenticated("Signature did not match.");
        }
        Optional<XmlBody> policy = storedPolicy(request, signature);
        requireTime(signature.field("st"), signature.field("se"), policy);
        if (!signature.covers(request)) {
            throw StorageError.of(
                    403,
                    "AuthorizationResourceTypeMismatch",
                    "This request is not authorized to perform this operation using this resource type.");
        }
        String granted = signature.field("sp")
                + policy.flatMap(found -> found.textOf("Permission")).orElse("");
        requirePermission(request, granted);
        if (signature.isDelegated()) {
            requireTime(signature.field("skt"), signature.field("ske"), Optional.empty());
            require(request, delegator(signature));
        }
    }

    private static void requirePermission(BlobCall request, String granted) {
        String wanted = request.operation().sasPermissions();
        if (wanted.chars().noneMatch(letter -> granted.indexOf(letter) >= 0)) {
            throw permissionMismatch();
        }
        if (request.operation().createsBlobs() && granted.indexOf('w') < 0) {
            request.mayOnlyCreate();
        }
    }

    private static Caller delegator(SharedAccessSignature signature) {
        String objectId = signature.field("skoid");
        return new Caller(
                objectId, "", objectId, Caller.Kind.APPLICATION, "https://storage.azure.com", Map.of("oid", objectId));
    }

    private static Optional<XmlBody> storedPolicy(BlobCall request, SharedAccessSignature signature) {
        String id = signature.field("si");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        String stored = request.container().accessPolicies;
        Optional<XmlBody> found = stored.isEmpty()
                ? Optional.empty()
                : XmlBody.parse(stored).children().stream()
                        .filter(identifier ->
                                identifier.textOf("Id").filter(id::equals).isPresent())
                        .findFirst();
        return Optional.of(found.flatMap(identifier -> identifier.child("AccessPolicy"))
                .orElseThrow(() -> unauthenticated("The signed identifier '" + id + "' does not exist.")));
    }

    private void requireTime(String start, String expiry, Optional<XmlBody> policy) {
        Instant now = wallClock.instant();
        Instant from = time(
                start.isEmpty() ? policy.flatMap(found -> found.textOf("Start")).orElse("") : start);
        Instant until = time(
                expiry.isEmpty()
                        ? policy.flatMap(found -> found.textOf("Expiry")).orElse("")
                        : expiry);
        if (until == null || now.isAfter(until)) {
            throw unauthenticated(
                    "Signature not valid in the specified time frame: Expiry [" + until + "] - Current [" + now + "]");
        }
        if (from != null && now.isBefore(from)) {
            throw unauthenticated(
                    "Signature not valid in the specified time frame: Start [" + from + "] - Current [" + now + "]");
        }
    }

    private static @Nullable Instant time(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            String full = text.length() == 10 ? text + "T00:00:00Z" : text.replaceFirst("T(\\d\\d:\\d\\d)Z", "T$1:00Z");
            return OffsetDateTime.parse(full).toInstant();
        } catch (DateTimeException malformed) {
            throw unauthenticated("'" + text + "' is no time in ISO 8601 UTC.");
        }
    }

    private static void requireKeysAllowed(BlobCall request) {
        if (!request.account().sharedKeyAllowed) {
            throw StorageError.of(
                    403,
                    "KeyBasedAuthenticationNotPermitted",
                    "Key based authentication is not permitted on this storage account.");
        }
    }

    private void anonymously(BlobCall request) {
        if (isPublic(request)) {
            return;
        }
        if (request.header("x-ms-version").orElse("").compareTo(CHALLENGED_SINCE) >= 0) {
            throw challenge(
                    request,
                    "NoAuthenticationInformation",
                    "Server failed to authenticate the request. Please refer to the information in the www-authenticate"
                            + " header.");
        }
        if (!request.account().publicAccessAllowed) {
            throw StorageError.of(
                    409, "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
        }
        throw StorageError.of(404, "ResourceNotFound", "The specified resource does not exist.");
    }

    private static boolean isPublic(BlobCall request) {
        if (!request.account().publicAccessAllowed
                || !request.operation().isRead()
                || request.target().container() == null) {
            return false;
        }
        String level = request.account()
                .container(request.containerName())
                .map(Container::publicAccess)
                .orElse("");
        boolean blob = request.target().level() == Level.BLOB;
        return level.equals("container") || (level.equals("blob") && blob);
    }

    private Refusal challenge(BlobCall request, String code, String message) {
        String origin = request.call().origin();
        boolean local = request.call().host().equals("localhost")
                || request.call().host().startsWith("127.");
        String login = local ? origin : "https://login.microsoftonline.com";
        return new Refusal(StorageError.answer(401, code, message.trim())
                .with(
                        "WWW-Authenticate",
                        "Bearer authorization_uri=" + login + "/" + tenantId
                                + "/oauth2/authorize resource_id=https://storage.azure.com"));
    }

    private static Refusal permissionMismatch() {
        return StorageError.of(
                403,
                "AuthorizationPermissionMismatch",
                "This request is not authorized to perform this operation using this permission.");
    }

    static Refusal unauthenticated(String detail) {
        return StorageError.of(
                403,
                "AuthenticationFailed",
                "Server failed to authenticate the request. Make sure the value of Authorization header is formed"
                        + " correctly including the signature. " + detail);
    }
}
