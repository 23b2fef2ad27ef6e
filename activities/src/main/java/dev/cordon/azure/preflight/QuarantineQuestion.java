package dev.cordon.azure.preflight;

import dev.cordon.azure.arm.Azure;
import dev.cordon.azure.arm.Reading;
import dev.cordon.azure.network.QuarantineGroup;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgId;
import dev.cordon.capability.plan.Finding;
import dev.cordon.capability.plan.Finding.Kind;
import dev.cordon.capability.plan.Finding.Weight;
import java.util.ArrayList;
import java.util.List;

/** Whether a quarantine group can be trusted to cut off the interfaces that are to get it. */
final class QuarantineQuestion implements Question {
    private static final int MOST_OPENINGS = 3;

    private final Azure azure;
    private final NsgId nsg;
    private final List<NicState> nics;
    private final List<String> responders;

    QuarantineQuestion(Azure azure, NsgId nsg, List<NicState> nics, List<String> responders) {
        this.azure = azure;
        this.nsg = nsg;
        this.nics = List.copyOf(nics);
        this.responders = List.copyOf(responders);
    }

    @Override
    public List<Finding> get() {
        Reading<QuarantineGroup> group = Reading.of(() -> QuarantineGroup.read(azure, nsg));
        if (group.isRefused()) {
            return List.of(Unseen.in(
                    nsg.id(), "Microsoft.Network/networkSecurityGroups/read", "whether it cuts a machine off"));
        }
        return group.found().map(this::judge).orElseGet(this::missing);
    }

    private List<Finding> missing() {
        return List.of(finding(
                Kind.QUARANTINE_NSG_MISSING,
                Weight.BLOCKS,
                "does not exist: " + names() + " cannot be cut off with it."));
    }

    private List<Finding> judge(QuarantineGroup group) {
        List<Finding> findings = new ArrayList<>();
        if (!nics.stream().allMatch(group::isInRegionOf)) {
            findings.add(finding(
                    Kind.QUARANTINE_NSG_ELSEWHERE,
                    Weight.BLOCKS,
                    "is in region " + group.location() + ", " + names() + " in "
                            + nics.get(0).location() + ": Azure does not attach a group of another region."));
        }
        List<String> openings = group.openings(nics, responders);
        if (!openings.isEmpty()) {
            // The subnet's own group may still close what this one leaves open: only verification can tell.
            findings.add(finding(
                    Kind.QUARANTINE_NSG_LOOSENED,
                    Weight.WARNS,
                    "lets through more than the responders: " + some(openings)));
        }
        if (!group.flushesConnections()) {
            findings.add(finding(
                    Kind.QUARANTINE_NSG_KEEPS_FLOWS,
                    Weight.WARNS,
                    "does not flush connections (flushConnection): those that stand when it is attached live on, an"
                            + " attacker's too."));
        }
        return findings;
    }

    private static String some(List<String> openings) {
        String more = openings.size() > MOST_OPENINGS ? "; and more." : ".";
        return String.join("; ", openings.subList(0, Math.min(MOST_OPENINGS, openings.size()))) + more;
    }

    private String names() {
        return Words.list(nics.stream().map(nic -> nic.nic().name()).toList());
    }

    private Finding finding(Kind kind, Weight weight, String words) {
        return new Finding(kind, weight, nsg.id(), "The quarantine group " + nsg.name() + " " + words);
    }
}
