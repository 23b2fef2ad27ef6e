package dev.cordon.range.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.blob.Account;
import dev.cordon.range.blob.Accounts;
import dev.cordon.range.blob.Container;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Json;
import java.util.function.Function;

/** A resource type below storage accounts, whose state is the very one that the data plane works on. */
abstract class StorageChild extends ResourceType {
    private static final int ACCOUNT = 7;
    private static final int CONTAINER = 11;

    protected final Accounts accounts;

    StorageChild(Tenant tenant, Accounts accounts, String type, String... writes) {
        super(tenant, type, writes);
        this.accounts = accounts;
    }

    /** Changes an account while nobody else does, and keeps the result. */
    protected final Answer changing(ArmRequest request, Function<Account, Answer> change) {
        Account account = account(request);
        return accounts.locked(() -> {
            Answer answer = change.apply(account);
            accounts.changed(account);
            return answer;
        });
    }

    /** Looks at an account while nobody changes it. */
    protected final Answer reading(ArmRequest request, Function<Account, Answer> look) {
        Account account = account(request);
        return accounts.locked(() -> look.apply(account));
    }

    protected final ObjectNode accountDocument(ArmRequest request) {
        ArmPath path = accountPath(request);
        return tenant.store().find(path.text()).orElseThrow(() -> notFound(path));
    }

    private Account account(ArmRequest request) {
        String name = accountDocument(request).path("name").asText();
        return accounts.find(name).orElseThrow(() -> notFound(accountPath(request)));
    }

    private static ArmPath accountPath(ArmRequest request) {
        return ArmPath.of(String.join("/", request.path().segments().subList(0, ACCOUNT + 1)));
    }

    protected static String containerName(ArmRequest request) {
        return request.path().segments().get(CONTAINER);
    }

    protected static Container container(ArmRequest request, Account account) {
        return account.container(containerName(request)).orElseThrow(StorageErrors::containerNotFound);
    }

    /** A resource below the account, without its properties. */
    protected final ObjectNode resource(Account account, String below, String name) {
        return Json.object()
                .put("id", account.resourceId() + "/blobServices/default" + below)
                .put("name", name)
                .put("type", type());
    }
}
