package dev.cordon.runbook.provision;

import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Plan;
import dev.cordon.capability.plan.PlannedChange;
import dev.cordon.capability.provision.VaultBuild;
import java.util.ArrayList;
import java.util.List;

/** What is left to be made of a vault. */
final class VaultPlan {
    private static final String LATER = "can be changed or deleted until the policy is locked";

    private VaultPlan() {}

    static Plan of(ProvisionVaultRequest request, VaultBuild found) {
        List<PlannedChange> changes = new ArrayList<>();
        String account = request.accountId();
        String container = account + "/blobServices/default/containers/" + request.container();
        if (!found.account()) {
            changes.add(new PlannedChange(
                    account, "create storage account", "missing", request.sku() + " in " + request.location(), LATER));
        }
        if (!found.versioning()) {
            changes.add(new PlannedChange(account, "keep versions", "off", "on", LATER));
        }
        if (!found.container()) {
            changes.add(new PlannedChange(container, "create container", "missing", "private", LATER));
        }
        if (found.policyDays() == 0) {
            changes.add(new PlannedChange(
                    container, "set retention policy", "none", request.retentionDays() + " days, not locked", LATER));
        }
        if (!found.locked()) {
            changes.add(
                    new PlannedChange(
                            container,
                            "lock retention policy",
                            "not locked",
                            "locked for " + request.retentionDays() + " days",
                            "never: nobody can unlock or shorten it, and the account cannot be deleted while evidence is in it"));
        }
        List<Finding> findings = found.differences().stream()
                .map(words -> found.unfit().contains(words)
                        ? new Finding(Finding.Kind.VAULT_DIFFERS, Finding.Weight.BLOCKS, container, words)
                        : new Finding(
                                Finding.Kind.VAULT_DIFFERS,
                                Finding.Weight.WARNS,
                                container,
                                words + "; it is left as it is"))
                .toList();
        return new Plan(ProvisionVault.TYPE, Provisioning.NO_INCIDENT, account, changes, findings);
    }

    static String words(VaultBuild build) {
        return "account " + there(build.account())
                + ", versioning " + (build.versioning() ? "on" : "off")
                + ", container " + there(build.container())
                + ", retention " + (build.policyDays() == 0 ? "none" : build.policyDays() + " days")
                + (build.locked() ? ", locked" : ", not locked");
    }

    private static String there(boolean is) {
        return is ? "there" : "missing";
    }
}
