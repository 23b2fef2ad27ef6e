package dev.cordon.azure.preflight;

import dev.cordon.azure.arm.Arm;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the worker's identity may not do at a scope, of all that it will have to do there. */
final class PermissionQuestion implements Question {
    private static final String PERMISSIONS = "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01";

    private final Arm arm;
    private final String scope;
    private final List<Need> needs;

    /**
     * Asks about one scope.
     *
     * @param scope id of a resource or resource group
     */
    PermissionQuestion(Azure azure, String scope, List<Need> needs) {
        this.arm = azure.clients().arm();
        this.scope = scope;
        this.needs = List.copyOf(needs);
    }

    @Override
    public List<Finding> get() {
        Reading<List<Permission>> held = Reading.of(() ->
                arm.list(scope + PERMISSIONS).stream().map(Permission::new).toList());
        if (held.isRefused()) {
            return List.of(Unseen.in(
                    Words.subscription(scope),
                    "Microsoft.Authorization/permissions/read",
                    "what it may do in a subscription"));
        }
        return held.found().stream().flatMap(this::lacking).toList();
    }

    private Stream<Finding> lacking(List<Permission> held) {
        return Arrays.stream(Weight.values())
                .map(weight -> needs.stream()
                        .filter(need -> need.weight() == weight)
                        .filter(need -> held.stream().noneMatch(need::isMetBy))
                        .toList())
                .filter(lacking -> !lacking.isEmpty())
                .map(this::finding);
    }

    private Finding finding(List<Need> lacking) {
        List<String> actions = lacking.stream().map(Need::action).distinct().toList();
        List<String> purposes = lacking.stream().map(Need::purpose).distinct().toList();
        return new Finding(
                Kind.MISSING_PERMISSION,
                lacking.get(0).weight(),
                scope,
                "Cordon's identity lacks " + Words.list(actions) + " on " + Words.of(scope) + ": it cannot "
                        + Words.list(purposes) + ".");
    }
}
