package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Refusal;
import java.util.Map;

/** What is done to whole containers on the data plane. */
final class ContainerOperations {
    private ContainerOperations() {}

    static Answer create(BlobCall call) {
        String name = call.containerName();
        if (!Container.isName(name)) {
            throw StorageError.of(
                    400, "InvalidResourceName", "The specified resource name contains invalid characters.");
        }
        if (call.account().container(name).isPresent()) {
            throw StorageError.of(409, "ContainerAlreadyExists", "The specified container already exists.");
        }
        String access = call.header("x-ms-blob-public-access").orElse("");
        requirePublicAccessAllowed(call, access);
        Container container = call.account().createContainer(name, call.now());
        container.metadata.putAll(call.metadata());
        container.publicAccess = access;
        return brief(Answer.empty(201), container);
    }

    static Answer properties(BlobCall call) {
        Container container = call.container();
        boolean leased = container.lease != null && container.lease.holdsAt(call.now());
        Answer answer = brief(Answer.empty(200), container)
                .with("x-ms-lease-status", leased ? "locked" : "unlocked")
                .with("x-ms-lease-state", container.leaseState(call.now()))
                .with("x-ms-has-immutability-policy", String.valueOf(container.policy != null))
                .with("x-ms-has-legal-hold", String.valueOf(!container.legalHolds.isEmpty()))
                .with(
                        "x-ms-immutable-storage-with-versioning-enabled",
                        String.valueOf(container.versionLevelImmutability))
                .with("x-ms-default-encryption-scope", "$account-encryption-key")
                .with("x-ms-deny-encryption-scope-override", "false");
        if (!container.publicAccess.isEmpty()) {
            answer = answer.with("x-ms-blob-public-access", container.publicAccess);
        }
        return withMetadata(answer, container);
    }

    static Answer metadata(BlobCall call) {
        return withMetadata(brief(Answer.empty(200), call.container()), call.container());
    }

    static Answer setMetadata(BlobCall call) {
        Container container = call.container();
        Conditions.checkContainer(call, container);
        container.metadata.clear();
        container.metadata.putAll(call.metadata());
        container.touch(call.now());
        return brief(Answer.empty(200), container);
    }

    static Answer acl(BlobCall call) {
        Container container = call.container();
        String body =
                container.accessPolicies.isEmpty() ? new Xml("SignedIdentifiers").finish() : container.accessPolicies;
        Answer answer = brief(Answer.text(200, "application/xml", body), container);
        return container.publicAccess.isEmpty()
                ? answer
                : answer.with("x-ms-blob-public-access", container.publicAccess);
    }

    static Answer setAcl(BlobCall call) {
        String body = call.call().text();
        Container container = call.container();
        Conditions.checkContainer(call, container);
        String access = call.header("x-ms-blob-public-access").orElse("");
        requirePublicAccessAllowed(call, access);
        if (!body.isBlank() && XmlBody.parse(body).children().size() > 5) {
            throw StorageError.of(400, "InvalidXmlDocument", "A container can have at most 5 signed identifiers.");
        }
        container.publicAccess = access;
        container.accessPolicies = body;
        container.touch(call.now());
        return brief(Answer.empty(200), container);
    }

    static Answer delete(BlobCall call) {
        Container container = call.container();
        Conditions.checkContainer(call, container);
        Leases.checkWrite(call, container.lease, "Container");
        requireUnguarded(container);
        container.emptyInto(call.accounts(), call.account());
        return Answer.empty(202);
    }

    /**
     * Whatever guards a container keeps this API from deleting it, even empty; an empty one is deleted through ARM. The
     * code for a policy that is not locked is the range's choice, made after the one for a locked policy.
     */
    private static void requireUnguarded(Container container) {
        if (!container.legalHolds.isEmpty()) {
            throw guarded("ContainerHasLegalHold", "has one or more legal holds");
        }
        if (container.versionLevelImmutability) {
            throw guarded(
                    "ContainerImmutableStorageWithVersioningEnabled",
                    "has a immutable storage with versioning enabled");
        }
        ImmutabilityPolicy policy = container.policy;
        if (policy != null) {
            throw policy.locked()
                    ? guarded("ContainerImmutabilityPolicyLocked", "has a locked immutability policy")
                    : guarded("ContainerImmutabilityPolicyUnlocked", "has an immutability policy");
        }
    }

    private static Refusal guarded(String code, String why) {
        return StorageError.of(409, code, "The requested operation is not allowed as the container " + why + ".");
    }

    private static void requirePublicAccessAllowed(BlobCall call, String access) {
        if (!access.isEmpty() && !call.account().publicAccessAllowed) {
            throw StorageError.of(
                    409, "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
        }
    }

    private static Answer brief(Answer answer, Container container) {
        return answer.with("ETag", container.etag).with("Last-Modified", Timestamps.http(container.modified));
    }

    private static Answer withMetadata(Answer answer, Container container) {
        Answer result = answer;
        for (Map.Entry<String, String> entry : container.metadata.entrySet()) {
            result = result.with("x-ms-meta-" + entry.getKey(), entry.getValue());
        }
        return result;
    }
}
