package dev.cordon.range.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmPath;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.arm.Pages;
import dev.cordon.range.arm.Tenant;
import dev.cordon.range.http.Answer;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Lists what extends scopes: everything at, above and below the scope asked for. */
final class Scoped {
    private static final int PAGE = 100;

    private Scoped() {}

    static Answer list(Tenant tenant, ArmRequest request, String type) {
        return list(tenant, request, type, resource -> true);
    }

    static Answer list(Tenant tenant, ArmRequest request, String type, Predicate<ObjectNode> filter) {
        String scope = request.path().scope().toLowerCase(Locale.ROOT);
        boolean atScope = request.call()
                .query("$filter")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("atscope()");
        List<ObjectNode> found = tenant.store().all().stream()
                .filter(resource -> ArmPath.of(idOf(resource)).type().equalsIgnoreCase(type))
                .filter(resource -> belongs(ArmPath.of(idOf(resource)).scope(), scope, atScope))
                .filter(filter)
                .toList();
        return Pages.answer(request, found, PAGE);
    }

    private static String idOf(ObjectNode resource) {
        return resource.path("id").asText().toLowerCase(Locale.ROOT);
    }

    private static boolean belongs(String own, String scope, boolean atScope) {
        boolean above = scope.equals(own) || scope.startsWith(own + "/");
        return above || (!atScope && own.startsWith(scope + "/"));
    }
}
