package dev.cordon.worker.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.plan.PlannedChange;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A plan's hash names exactly that plan, to whoever computes it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CanonicalPlansTest {
    private static final PlannedChange CHANGE = new PlannedChange("/nic", "swap", "nsg-app", "nsg-ir", "back");

    private final CanonicalPlans plans = new CanonicalPlans();

    @Test
    void the_hash_is_sha_256_of_the_canonical_json() {
        // echo -n '{"changes":[],"findings":[],"incidentId":"ir-1","runbook":"IsolateVm","target":"/vm"}' | sha256sum
        assertThat(plans.hash(new Plan("IsolateVm", "ir-1", "/vm", List.of(), List.of())))
                .isEqualTo("8e6c9edd1931e28e4c0d2fa15098675f391443d601422520e8cef124df9e74c9");
    }

    @Test
    void equal_plans_have_equal_hashes_and_any_difference_shows() {
        String hash = plans.hash(plan("nsg-app", List.of()));
        assertThat(plans.hash(plan("nsg-app", List.of()))).isEqualTo(hash);
        assertThat(plans.hash(plan("nsg-db", List.of()))).isNotEqualTo(hash);
        Finding finding = new Finding(Finding.Kind.PROTECTED, Finding.Weight.WARNS, "/vm", "protected");
        assertThat(plans.hash(plan("nsg-app", List.of(finding)))).isNotEqualTo(hash);
    }

    private static Plan plan(String now, List<Finding> findings) {
        PlannedChange change = new PlannedChange(CHANGE.resource(), CHANGE.what(), now, CHANGE.after(), CHANGE.undo());
        return new Plan("IsolateVm", "ir-1", "/vm", List.of(change), findings);
    }
}
