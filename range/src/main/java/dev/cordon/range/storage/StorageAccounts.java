package dev.cordon.range.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.ResourceType;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.arm.TrackedResource;
import dev.cordon.range.blob.Account;
import dev.cordon.range.blob.Accounts;
import dev.cordon.range.blob.Container;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import dev.cordon.range.tenant.HandedOut.Kind;
import dev.cordon.range.tenant.MergePatch;
import java.util.Optional;

/** Storage accounts: made by a long-running operation that is polled by its Location only, deleted unless evidence holds them. */
final class StorageAccounts extends ResourceType {
    private static final int PAGE = 100;

    private final Accounts accounts;
    private final LongRunning longRunning;

    StorageAccounts(Tenant tenant, Accounts accounts) {
        super(tenant, "Microsoft.Storage/storageAccounts", "PUT", "PATCH", "DELETE");
        this.accounts = accounts;
        this.longRunning = new LongRunning(tenant);
        action("listKeys", request -> keys(account(request)));
        action("regenerateKey", this::regenerate);
    }

    @Override
    protected Answer put(ArmRequest request) {
        String name = request.path().name();
        Optional<ObjectNode> existing = tenant.store().find(request.path().text());
        if (!AccountName.isValid(name)) {
            throw Errors.refusal(
                    400,
                    "AccountNameInvalid",
                    name + " is not a valid storage account name. Storage account name must be between 3 and 24"
                            + " characters in length and use numbers and lower-case letters only.");
        }
        if (existing.isEmpty() && accounts.find(name).isPresent()) {
            throw Errors.refusal(
                    409, "StorageAccountAlreadyTaken", "The storage account named " + name + " is already taken.");
        }
        ObjectNode account = AccountDocument.complete(
                TrackedResource.of(request, idFor(request), type(), existing),
                existing,
                tenant.clock().instant());
        // The operation's result shows what is stored, not a view of it.
        tenant.store().put(AccountDocument.withEndpoints(account, request.call().origin()));
        apply(account, accounts.create(name, account.path("id").asText()));
        if (existing.isPresent()) {
            return shown(request, 200, account);
        }
        return longRunning.locationOnly(
                request, longRunning.begin(request, action(request), account), Answer.empty(202));
    }

    @Override
    protected Answer list(ArmRequest request) {
        String scope = request.path().resourceGroup().isPresent()
                ? request.path().scope()
                : "/subscriptions/" + request.subscription();
        return page(
                request,
                tenant.store().under(scope).stream()
                        .filter(resource -> isListed(request, resource))
                        .toList(),
                PAGE);
    }

    @Override
    protected Answer patch(ArmRequest request) {
        ObjectNode account = existing(request);
        ObjectNode body = request.body();
        body.retain("tags", "sku", "kind", "identity", "properties");
        JsonNode tags = body.remove("tags");
        if (tags instanceof ObjectNode) {
            account.set("tags", tags);
        }
        MergePatch.apply(account, body);
        tenant.store().put(account);
        apply(account, account(request));
        return shown(request, 200, account);
    }

    @Override
    protected Answer delete(ArmRequest request) {
        if (!tenant.store().exists(request.path().text())) {
            return Answer.empty(204);
        }
        Account account = account(request);
        Container guarded = accounts.locked(account::protectedContainer);
        if (guarded != null) {
            throw Errors.refusal(
                    409,
                    "AccountProtectedFromDeletion",
                    account.name() + " is protected from deletion. The container(s) " + guarded.name() + " have "
                            + (guarded.legalHolds().isEmpty() ? "a locked immutability policy." : "a legal hold."));
        }
        tenant.store().remove(request.path().text());
        accounts.delete(account);
        return Answer.empty(200);
    }

    @Override
    protected ObjectNode view(ArmRequest request, ObjectNode stored) {
        return AccountDocument.withEndpoints(stored, request.call().origin());
    }

    private void apply(ObjectNode document, Account account) {
        JsonNode properties = document.path("properties");
        accounts.locked(() -> {
            account.sharedKeyAllowed(properties.path("allowSharedKeyAccess").asBoolean(true));
            account.publicAccessAllowed(properties.path("allowBlobPublicAccess").asBoolean(false));
            account.versionLevelImmutability(
                    properties.at("/immutableStorageWithVersioning/enabled").asBoolean(false));
            accounts.changed(account);
            return account;
        });
    }

    private Account account(ArmRequest request) {
        String name = existing(request).path("name").asText();
        return accounts.find(name).orElseThrow(() -> notFound(request.path().resource()));
    }

    private Answer regenerate(ArmRequest request) {
        Account account = account(request);
        String key = request.body().path("keyName").asText();
        if (!account.keys().containsKey(key)) {
            throw StorageErrors.invalid("keyName", key);
        }
        return accounts.locked(() -> {
            account.regenerate(key);
            accounts.changed(account);
            return keys(account);
        });
    }

    private Answer keys(Account account) {
        account.keys().values().forEach(key -> tenant.handedOut().note(Kind.ACCOUNT_KEY, account.name(), key));
        ObjectNode body = Json.object();
        var keys = body.putArray("keys");
        account.keys()
                .forEach((name, value) -> keys.addObject()
                        .put("creationTime", account.created().toString())
                        .put("keyName", name)
                        .put("value", value)
                        .put("permissions", "FULL"));
        return Answer.json(200, body);
    }
}
