package dev.cordon.range.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.blob.Account;
import dev.cordon.range.blob.Accounts;
import dev.cordon.range.blob.Container;
import dev.cordon.range.blob.ETags;
import dev.cordon.range.blob.ImmutabilityPolicy;
import dev.cordon.range.http.Answer;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Refusal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A container's time-based retention: set, locked for good, and after that only ever extended. */
final class ImmutabilityPolicies extends StorageChild {
    private static final int MOST_EXTENSIONS = 5;

    ImmutabilityPolicies(Tenant tenant, Accounts accounts) {
        super(
                tenant,
                accounts,
                "Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies",
                "PUT",
                "DELETE");
        action("lock", request -> changing(request, account -> lock(request, account)));
        action("extend", request -> changing(request, account -> extend(request, account)));
    }

    @Override
    protected Answer get(ArmRequest request) {
        return reading(request, account -> {
            Container container = container(request, account);
            requireMatch(request, container.policy(), false);
            return answer(account, container);
        });
    }

    @Override
    protected Answer list(ArmRequest request) {
        throw Errors.refusal(501, "NotImplemented", "The range does not implement a list of immutability policies.");
    }

    @Override
    protected Answer put(ArmRequest request) {
        JsonNode properties = request.body().path("properties");
        return changing(request, account -> {
            Container container = container(request, account);
            ImmutabilityPolicy before = container.policy();
            requireMatch(request, before, false);
            if (before != null && before.locked()) {
                throw StorageErrors.policyFailure("The immutability policy is locked: it can only be extended.");
            }
            container.policy(policy(properties));
            container.touch(tenant.clock().instant());
            return answer(account, container);
        });
    }

    private static ImmutabilityPolicy policy(JsonNode properties) {
        boolean append = properties.path("allowProtectedAppendWrites").asBoolean();
        boolean appendAll = properties.path("allowProtectedAppendWritesAll").asBoolean();
        if (append && appendAll) {
            throw StorageErrors.invalid(
                    "allowProtectedAppendWritesAll", "true together with allowProtectedAppendWrites");
        }
        return new ImmutabilityPolicy(days(properties), false, append, appendAll, etag(), 0);
    }

    private static int days(JsonNode properties) {
        JsonNode days = properties.path("immutabilityPeriodSinceCreationInDays");
        if (!days.canConvertToInt() || days.asInt() < 1 || days.asInt() > ImmutabilityPolicy.LONGEST) {
            throw StorageErrors.invalid("immutabilityPeriodSinceCreationInDays", days.asText());
        }
        return days.asInt();
    }

    @Override
    protected Answer delete(ArmRequest request) {
        return changing(request, account -> {
            Container container = container(request, account);
            ImmutabilityPolicy before = existing(request, container);
            if (before.locked()) {
                throw StorageErrors.policyFailure("A locked immutability policy cannot be deleted: the container has to"
                        + " be deleted, after every blob in it has expired and been deleted.");
            }
            container.policy(null);
            container.touch(tenant.clock().instant());
            return answer(account, container);
        });
    }

    private Answer lock(ArmRequest request, Account account) {
        Container container = container(request, account);
        ImmutabilityPolicy before = existing(request, container);
        container.policy(new ImmutabilityPolicy(
                before.days(),
                true,
                before.allowProtectedAppendWrites(),
                before.allowProtectedAppendWritesAll(),
                etag(),
                before.extensions()));
        return answer(account, container);
    }

    private Answer extend(ArmRequest request, Account account) {
        JsonNode properties = request.body().path("properties");
        Container container = container(request, account);
        ImmutabilityPolicy before = existing(request, container);
        int days = days(properties);
        if (!before.locked()) {
            throw StorageErrors.policyFailure("Only a locked immutability policy can be extended.");
        }
        if (days <= before.days()) {
            throw StorageErrors.policyFailure("The retention of a locked policy can only be made longer than its "
                    + before.days() + " days, but " + days + " were asked for.");
        }
        if (before.extensions() >= MOST_EXTENSIONS) {
            throw StorageErrors.policyFailure("A locked policy can be extended at most five times.");
        }
        container.policy(new ImmutabilityPolicy(
                days,
                true,
                before.allowProtectedAppendWrites(),
                before.allowProtectedAppendWritesAll(),
                etag(),
                before.extensions() + 1));
        return answer(account, container);
    }

    private static ImmutabilityPolicy existing(ArmRequest request, Container container) {
        ImmutabilityPolicy policy = container.policy();
        if (policy == null) {
            throw Errors.refusal(404, "ImmutabilityPolicyNotFound", "The container has no immutability policy.");
        }
        requireMatch(request, policy, true);
        return policy;
    }

    private static void requireMatch(ArmRequest request, @Nullable ImmutabilityPolicy policy, boolean required) {
        String wanted = request.call().header("If-Match").orElse("");
        if (wanted.isEmpty() && required) {
            throw Errors.refusal(400, "MissingRequiredHeader", "The header If-Match is required for this operation.");
        }
        boolean free = wanted.isEmpty() || wanted.equals("*");
        if (!free && (policy == null || !bare(wanted).equals(bare(policy.etag())))) {
            throw mismatch(wanted);
        }
    }

    private static Refusal mismatch(String wanted) {
        return Errors.refusal(
                412,
                "ContainerImmutabilityPolicyFailure",
                "Operation not allowed on immutability policy with incorrect etag: it is not " + wanted + ".");
    }

    private static String bare(String etag) {
        return etag.replace("\"", "").toLowerCase(Locale.ROOT);
    }

    private static String etag() {
        return ETags.next().replace("0x", "").toLowerCase(Locale.ROOT);
    }

    private Answer answer(Account account, Container container) {
        ImmutabilityPolicy policy = container.policy();
        String etag = policy == null ? "\"\"" : policy.etag();
        ObjectNode body = resource(
                        account, "/containers/" + container.name() + "/immutabilityPolicies/default", "default")
                .put("etag", etag);
        body.set("properties", ContainerDocument.policyProperties(policy));
        return Answer.json(200, body).with("ETag", etag);
    }
}
