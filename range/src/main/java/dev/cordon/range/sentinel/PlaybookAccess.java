package dev.cordon.range.sentinel;

import dev.cordon.range.arm.Tenant;
import dev.cordon.range.directory.ServicePrincipal;
import dev.cordon.range.http.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a playbook may be run: by Sentinel's own service principal, which holds Microsoft Sentinel Automation
 * Contributor on the playbook's resource group, and by whoever attaches it to a rule. Sentinel's answer and its sentence
 * are those that operators report; the reference documents neither.
 */
final class PlaybookAccess {
    private static final String TRIGGER = "Microsoft.Logic/workflows/triggers/listCallbackUrl/action";

    private final Tenant tenant;
    private final Playbooks playbooks;

    PlaybookAccess(Tenant tenant, Playbooks playbooks) {
        this.tenant = tenant;
        this.playbooks = playbooks;
    }

    /** Refuses a playbook that Sentinel or the caller may not run, or that no incident can set off. */
    void require(@Nullable Caller caller, String playbook) {
        if (caller == null || !tenant.access().allows(caller, TRIGGER, playbook) || !sentinelMay(playbook)) {
            throw Invalid.because("Caller is missing required playbook triggering permissions on playbook resource '"
                    + playbook + "', or Microsoft Sentinel is missing required permissions to verify the caller has"
                    + " permissions.");
        }
        if (!playbooks.isPlaybook(playbook)) {
            throw Invalid.because("The Logic App '" + playbook
                    + "' does not exist or has no trigger of Microsoft Sentinel incidents.");
        }
    }

    boolean sentinelMay(String playbook) {
        ServicePrincipal sentinel = tenant.directory().securityInsights();
        Caller itself = new Caller(
                sentinel.objectId(), sentinel.clientId(), sentinel.objectId(), Caller.Kind.APPLICATION, "", Map.of());
        return tenant.access().allows(itself, TRIGGER, playbook);
    }
}
