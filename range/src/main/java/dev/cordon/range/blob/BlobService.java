package dev.cordon.range.blob;

import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Call;
import dev.cordon.range.http.Refusal;
import dev.cordon.range.http.Service;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The blob endpoint of every storage account, by host name ({@code account.blob.…}) and by path ({@code /account/…}). */
public final class BlobService implements Service {
    private static final String VERSION = "2026-04-06";

    private final Accounts accounts;
    private final Authorizer authorizer;
    private final Copies copies;
    private final Map<BlobOperation, Handler> handlers = new EnumMap<>(BlobOperation.class);

    /**
     * Answers for the given accounts.
     *
     * @param access what role assignments allow
     * @param elsewhere reaches copy sources that are no blobs of the tenant
     * @param wallClock real time, by which clients sign
     * @param tenantId the directory that clients without a token are sent to
     */
    public BlobService(Accounts accounts, DataAccess access, CopySource elsewhere, Clock wallClock, String tenantId) {
        this.accounts = accounts;
        this.authorizer = new Authorizer(access, wallClock, tenantId);
        this.copies = new Copies(elsewhere);
        addServiceHandlers();
        addContainerHandlers();
        addBlobHandlers();
        addContentHandlers();
    }

    private void addServiceHandlers() {
        handlers.put(BlobOperation.LIST_CONTAINERS, ListContainers::answer);
        handlers.put(BlobOperation.GET_SERVICE_PROPERTIES, ServiceOperations::properties);
        handlers.put(BlobOperation.SET_SERVICE_PROPERTIES, ServiceOperations::setProperties);
        handlers.put(BlobOperation.GET_ACCOUNT_INFORMATION, ServiceOperations::accountInformation);
        handlers.put(BlobOperation.GET_USER_DELEGATION_KEY, ServiceOperations::userDelegationKey);
    }

    private void addContainerHandlers() {
        handlers.put(BlobOperation.CREATE_CONTAINER, ContainerOperations::create);
        handlers.put(BlobOperation.GET_CONTAINER_PROPERTIES, ContainerOperations::properties);
        handlers.put(BlobOperation.GET_CONTAINER_METADATA, ContainerOperations::metadata);
        handlers.put(BlobOperation.SET_CONTAINER_METADATA, ContainerOperations::setMetadata);
        handlers.put(BlobOperation.GET_CONTAINER_ACL, ContainerOperations::acl);
        handlers.put(BlobOperation.SET_CONTAINER_ACL, ContainerOperations::setAcl);
        handlers.put(BlobOperation.DELETE_CONTAINER, ContainerOperations::delete);
        handlers.put(BlobOperation.LEASE_CONTAINER, Leases::onContainer);
        handlers.put(BlobOperation.LIST_BLOBS, ListBlobs::answer);
    }

    private void addBlobHandlers() {
        handlers.put(BlobOperation.GET_BLOB, Reads::blob);
        handlers.put(BlobOperation.GET_BLOB_PROPERTIES, Reads::properties);
        handlers.put(BlobOperation.GET_BLOB_METADATA, Reads::metadata);
        handlers.put(BlobOperation.DELETE_BLOB, Deletions::blob);
        handlers.put(BlobOperation.DELETE_BLOB_VERSION, Deletions::version);
        handlers.put(BlobOperation.UNDELETE_BLOB, Deletions::undelete);
        handlers.put(BlobOperation.SET_BLOB_METADATA, Attributes::setMetadata);
        handlers.put(BlobOperation.SET_BLOB_PROPERTIES, Attributes::setProperties);
        handlers.put(BlobOperation.GET_BLOB_TAGS, Attributes::getTags);
        handlers.put(BlobOperation.SET_BLOB_TAGS, Attributes::setTags);
        handlers.put(BlobOperation.SET_BLOB_TIER, Attributes::setTier);
        handlers.put(BlobOperation.SNAPSHOT_BLOB, Attributes::snapshot);
        handlers.put(BlobOperation.LEASE_BLOB, Leases::onBlob);
        handlers.put(BlobOperation.SET_IMMUTABILITY_POLICY, Guards::setPolicy);
        handlers.put(BlobOperation.DELETE_IMMUTABILITY_POLICY, Guards::deletePolicy);
        handlers.put(BlobOperation.SET_LEGAL_HOLD, Guards::setLegalHold);
    }

    private void addContentHandlers() {
        handlers.put(BlobOperation.PUT_BLOB, Writes::putBlob);
        handlers.put(BlobOperation.PUT_BLOCK, Blocks::put);
        handlers.put(BlobOperation.PUT_BLOCK_LIST, Blocks::commit);
        handlers.put(BlobOperation.GET_BLOCK_LIST, Blocks::list);
        handlers.put(BlobOperation.APPEND_BLOCK, Appends::append);
        handlers.put(BlobOperation.SEAL_APPEND_BLOB, Appends::seal);
        handlers.put(BlobOperation.PUT_PAGE, PageBlobs::put);
        handlers.put(BlobOperation.GET_PAGE_RANGES, PageBlobs::ranges);
        handlers.put(BlobOperation.COPY_BLOB, copies::copy);
        handlers.put(BlobOperation.ABORT_COPY_BLOB, copies::abort);
        handlers.put(BlobOperation.PUT_BLOB_FROM_URL, copies::putFromUrl);
        handlers.put(BlobOperation.PUT_BLOCK_FROM_URL, copies::putBlockFromUrl);
    }

    @Override
    public boolean accepts(Call call) {
        return target(call).isPresent();
    }

    @Override
    public String operationName(Call call) {
        return target(call)
                .flatMap(target -> BlobOperation.of(call, target))
                .map(BlobOperation::action)
                .orElseGet(() -> unknown(call));
    }

    @Override
    public Answer answer(Call call) {
        Answer answer;
        try {
            answer = carryOut(call);
        } catch (Refusal refusal) {
            answer = refusal.answer();
        }
        return stamped(answer, call);
    }

    private Answer carryOut(Call call) {
        BlobTarget target = target(call).orElseThrow(StorageError::containerNotFound);
        Account account = accounts.find(target.account())
                .orElseThrow(() -> StorageError.of(404, "ResourceNotFound", "The specified account does not exist."));
        BlobOperation operation =
                BlobOperation.of(call, target).orElseThrow(() -> StorageError.notImplemented(unknown(call)));
        Handler handler = Optional.ofNullable(handlers.get(operation))
                .orElseThrow(() -> StorageError.notImplemented(operation.wireName()));
        BlobCall request = new BlobCall(call, target, operation, account, accounts);
        authorizer.authorize(request);
        refuseUnsupported(request);
        return perform(handler, request);
    }

    private Answer perform(Handler handler, BlobCall request) {
        if (request.operation().carriesContent()) {
            // Before the lock: content takes as long to arrive as the client likes.
            request.content(request.bodies().spool(request.call().body()));
        } else if (request.operation().fetchesContent()) {
            copies.fetch(request);
        } else {
            request.call().text();
        }
        try {
            return accounts.locked(() -> {
                Answer answer = handler.handle(request);
                if (!request.operation().isRead()) {
                    accounts.changed(request.account());
                }
                return answer;
            });
        } finally {
            request.dropUnlessKept();
        }
    }

    private static void refuseUnsupported(BlobCall request) {
        if (request.header("x-ms-structured-body").isPresent()) {
            throw StorageError.notImplemented("StructuredMessageBody");
        }
        if (request.header("x-ms-encryption-key").isPresent()) {
            throw StorageError.notImplemented("CustomerProvidedKey");
        }
        if (request.header("x-ms-if-tags").isPresent()) {
            throw StorageError.notImplemented("ConditionOnTags");
        }
    }

    private static Answer stamped(Answer answer, Call call) {
        Answer stamped = answer.with("x-ms-request-id", UUID.randomUUID().toString())
                .with("x-ms-version", call.header("x-ms-version").orElse(VERSION))
                .with("Date", Timestamps.http(Instant.now()))
                .with("Server", "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0");
        return call.header("x-ms-client-request-id")
                .map(id -> stamped.with("x-ms-client-request-id", id))
                .orElse(stamped);
    }

    private Optional<BlobTarget> target(Call call) {
        return BlobTarget.of(call, name -> accounts.find(name).isPresent());
    }

    private static String unknown(Call call) {
        String restype = call.query("restype").map(value -> " restype=" + value).orElse("");
        return call.method()
                + restype
                + call.query("comp").map(comp -> " comp=" + comp).orElse("");
    }
}
