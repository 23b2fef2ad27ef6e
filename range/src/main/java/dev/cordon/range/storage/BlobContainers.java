package dev.cordon.range.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.LongRunning;
import dev.cordon.range.arm.Pages;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.blob.Account;
import dev.cordon.range.blob.Accounts;
import dev.cordon.range.blob.Container;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Blob containers: made, opened, held and deleted through ARM. */
final class BlobContainers extends StorageChild {
    private static final int PAGE = 5000;

    private final LongRunning longRunning;

    BlobContainers(Tenant tenant, Accounts accounts) {
        super(tenant, accounts, "Microsoft.Storage/storageAccounts/blobServices/containers", "PUT", "PATCH", "DELETE");
        this.longRunning = new LongRunning(tenant);
        action("setLegalHold", request -> changing(request, account -> setHold(request, account)));
        action("clearLegalHold", request -> changing(request, account -> clearHold(request, account)));
        action("migrate", request -> changing(request, account -> migrate(request, account)));
    }

    @Override
    protected Answer get(ArmRequest request) {
        return reading(request, account -> answer(200, account, container(request, account)));
    }

    @Override
    protected Answer list(ArmRequest request) {
        return reading(request, account -> {
            List<ObjectNode> all = account.containers().values().stream()
                    .map(container -> document(account, container))
                    .toList();
            int size = request.call()
                    .query("$maxpagesize")
                    .filter(text -> text.matches("\\d{1,4}"))
                    .map(Integer::parseInt)
                    .orElse(PAGE);
            return Pages.answer(request, all, Math.max(1, size));
        });
    }

    @Override
    protected Answer put(ArmRequest request) {
        String name = containerName(request);
        if (!Container.isName(name)) {
            throw Errors.refusal(
                    400, "ContainerNameInvalid", "'" + name + "' is not a valid name for a blob container.");
        }
        JsonNode properties = request.body().path("properties");
        return changing(request, account -> {
            boolean there = account.container(name).isPresent();
            requireVersioning(account, properties);
            Container container = account.createContainer(name, tenant.clock().instant());
            apply(container, properties);
            return answer(there ? 200 : 201, account, container);
        });
    }

    @Override
    protected Answer patch(ArmRequest request) {
        JsonNode properties = request.body().path("properties");
        return changing(request, account -> {
            Container container = container(request, account);
            requireVersioning(account, properties);
            apply(container, properties);
            container.touch(tenant.clock().instant());
            return answer(200, account, container);
        });
    }

    @Override
    protected Answer delete(ArmRequest request) {
        return changing(
                request,
                account -> account.container(containerName(request))
                        .map(container -> {
                            requireUnprotected(container);
                            container.emptyInto(accounts, account);
                            return Answer.empty(200);
                        })
                        .orElseGet(() -> Answer.empty(204)));
    }

    private static void requireUnprotected(Container container) {
        if (container.protectsItself()) {
            throw Errors.refusal(
                    409,
                    "ContainerProtectedFromDeletion",
                    "The storage container " + container.name() + " is protected from deletion due to "
                            + (container.legalHolds().isEmpty() ? "ImmutabilityPolicy" : "LegalHold") + ".");
        }
    }

    private static void requireVersioning(Account account, JsonNode properties) {
        boolean wanted =
                properties.at("/immutableStorageWithVersioning/enabled").asBoolean();
        if (wanted && !account.versioning()) {
            throw Errors.refusal(
                    409,
                    "VersioningNotEnabled",
                    "Immutable storage with versioning needs blob versioning to be enabled on the account.");
        }
    }

    private static void apply(Container container, JsonNode properties) {
        if (properties.hasNonNull("publicAccess")) {
            String access = properties.path("publicAccess").asText().toLowerCase(Locale.ROOT);
            container.publicAccess(access.equals("none") ? "" : access);
        }
        if (properties.path("metadata").isObject()) {
            container.metadata().clear();
            properties
                    .path("metadata")
                    .properties()
                    .forEach(entry -> container
                            .metadata()
                            .put(entry.getKey(), entry.getValue().asText()));
        }
        if (properties.at("/immutableStorageWithVersioning/enabled").asBoolean()) {
            container.enableVersionLevelImmutability();
        }
    }

    private Answer setHold(ArmRequest request, Account account) {
        Container container = container(request, account);
        container.legalHolds().addAll(tags(request));
        return held(container);
    }

    private Answer clearHold(ArmRequest request, Account account) {
        Container container = container(request, account);
        tags(request).forEach(container.legalHolds()::remove);
        return held(container);
    }

    private static List<String> tags(ArmRequest request) {
        List<String> tags = new ArrayList<>();
        request.body().path("tags").forEach(tag -> tags.add(tag.asText().toLowerCase(Locale.ROOT)));
        boolean valid =
                !tags.isEmpty() && tags.size() <= 10 && tags.stream().allMatch(tag -> tag.matches("[a-z0-9]{3,23}"));
        if (!valid) {
            throw StorageErrors.invalid("tags (1 to 10, each of 3 to 23 letters or digits)", tags.toString());
        }
        return tags;
    }

    private static Answer held(Container container) {
        ObjectNode body =
                Json.object().put("hasLegalHold", !container.legalHolds().isEmpty());
        var tags = body.putArray("tags");
        container.legalHolds().forEach(tags::add);
        return Answer.json(200, body);
    }

    private Answer migrate(ArmRequest request, Account account) {
        Container container = container(request, account);
        if (!account.versioning()) {
            throw Errors.refusal(
                    409, "VersioningNotEnabled", "Migration needs blob versioning to be enabled on the account.");
        }
        if (container.policy() == null) {
            throw StorageErrors.policyFailure("Migration needs a container-level immutability policy.");
        }
        container.enableVersionLevelImmutability();
        ObjectNode document = document(account, container);
        document.put("location", accountDocument(request).path("location").asText());
        var operation = longRunning.begin(request, action(request), document, LongRunning.succeeded(), Json.object());
        return longRunning.locationOnly(request, operation, Answer.empty(202));
    }

    private Answer answer(int status, Account account, Container container) {
        return Answer.json(status, document(account, container)).with("ETag", container.etag());
    }

    private ObjectNode document(Account account, Container container) {
        ObjectNode resource = resource(account, "/containers/" + container.name(), container.name());
        return ContainerDocument.complete(resource, container, tenant.clock().instant());
    }
}
