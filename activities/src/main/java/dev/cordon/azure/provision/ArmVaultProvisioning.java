package dev.cordon.azure.provision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Json;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.provision.VaultBuild;
import dev.cordon.capability.provision.VaultDesign;
import dev.cordon.capability.provision.VaultProvisioning;
import java.util.List;

/** Makes vaults through Azure Resource Manager. */
public final class ArmVaultProvisioning implements VaultProvisioning {
    private final Azure azure;

    public ArmVaultProvisioning(Azure azure) {
        this.azure = azure;
    }

    @Override
    public VaultBuild observe(VaultDesign design) {
        return azure.work()
                .on("look at the vault " + name(design), attempt -> site(design).build());
    }

    @Override
    public VaultBuild createAccount(VaultDesign design) {
        return step("create storage account " + design.accountId(), design, (attempt, site) -> {
            azure.operations().resume(attempt, design.accountId());
            if (site.account().isEmpty()) {
                azure.operations()
                        .change(attempt, design.accountId(), () -> site.put("", AccountDesign.document(design)));
            }
        });
    }

    @Override
    public VaultBuild enableVersioning(VaultDesign design) {
        return step("let account " + design.accountId() + " keep versions", design, (attempt, site) -> {
            if (!site.versioning()) {
                // Written back whole: what is left out of this document is reset.
                ObjectNode service = site.service();
                service.withObjectProperty("properties").put("isVersioningEnabled", true);
                site.put(Site.SERVICE, service);
            }
        });
    }

    @Override
    public VaultBuild createContainer(VaultDesign design) {
        return step("create container " + name(design), design, (attempt, site) -> {
            if (site.container().isEmpty()) {
                ObjectNode container = Json.MAPPER.createObjectNode();
                container.putObject("properties").put("publicAccess", "None");
                site.put(site.containerPath(), container);
            }
        });
    }

    @Override
    public VaultBuild setPolicy(VaultDesign design) {
        return step("set the retention of container " + name(design), design, (attempt, site) -> {
            if (site.policy().isEmpty()) {
                ObjectNode policy = Json.MAPPER.createObjectNode();
                policy.putObject("properties")
                        .put("immutabilityPeriodSinceCreationInDays", design.retentionDays())
                        .put("allowProtectedAppendWrites", false);
                site.put(site.containerPath() + Site.POLICY, policy);
            }
        });
    }

    @Override
    public VaultBuild lockPolicy(VaultDesign design) {
        return step("lock the retention of container " + name(design), design, (attempt, site) -> {
            Policy policy = site.policy()
                    .orElseThrow(() -> FailureType.CONFLICT.failure(
                            "Container " + name(design) + " has no retention policy that could be locked", null));
            if (!policy.isAsDesigned(design)) {
                throw FailureType.CONFLICT.failure(
                        "The retention policy of container " + name(design) + " is not as designed: "
                                + String.join("; ", policy.differences(design)),
                        null);
            }
            List<String> unfit = site.build().unfit();
            if (!unfit.isEmpty()) {
                throw FailureType.REFUSED.failure(
                        "Container " + name(design) + " is unfit to be locked: " + String.join(" ", unfit), null);
            }
            if (!policy.locked()) {
                site.lock(policy.etag());
            }
        });
    }

    private VaultBuild step(String attempted, VaultDesign design, Step step) {
        return azure.work().on(attempted, attempt -> {
            Site site = site(design);
            step.carryOut(attempt, site);
            return site.build();
        });
    }

    private Site site(VaultDesign design) {
        return new Site(azure.clients().arm(), design);
    }

    private static String name(VaultDesign design) {
        return design.container() + " in account " + design.accountId();
    }

    /** One part of the making. */
    @FunctionalInterface
    private interface Step {
        void carryOut(Attempt attempt, Site site);
    }
}
