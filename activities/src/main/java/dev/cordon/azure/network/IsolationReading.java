package dev.cordon.azure.network;

import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.network.IsolationCheck;
import dev.cordon.capability.network.IsolationCheck.Basis;
import dev.cordon.capability.network.IsolationQuestion;
import dev.cordon.capability.network.NsgId;
import java.util.ArrayList;
import java.util.List;

/** Collects what filters an interface's traffic and has it judged. */
final class IsolationReading {
    private final EffectiveGroups effective;
    private final WrittenGroups written;
    private final AdminRules admin;

    IsolationReading(Azure azure) {
        this.effective = new EffectiveGroups(azure);
        this.written = new WrittenGroups(azure);
        this.admin = new AdminRules(azure);
    }

    IsolationCheck check(Attempt attempt, Nic nic, IsolationQuestion question) {
        Groups groups = question.running() ? effective.of(attempt, nic) : written.of(attempt, nic);
        Filters filters = new Filters(admin.of(attempt, nic), groups.ofSubnet(), groups.ofNic());
        List<String> openings = new ArrayList<>(strangeGroup(nic, question.quarantine()));
        openings.addAll(Openings.of(filters, nic.addresses(), question.responderSubnets()));
        Basis basis = question.running() ? Basis.EFFECTIVE_RULES : Basis.ATTACHED_GROUPS;
        return new IsolationCheck(question.nic(), openings.isEmpty(), basis, openings);
    }

    private static List<String> strangeGroup(Nic nic, NsgId quarantine) {
        if (nic.hasNsg(quarantine)) {
            return List.of();
        }
        NsgId has = nic.nsg();
        return List.of("the interface has " + (has == null ? "no network security group" : has.id()) + ", not "
                + quarantine.id());
    }
}
