package dev.cordon.runbook.isolatevm;

import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.evidence.ActivityLogExport;
import dev.cordon.capability.evidence.DiskSnapshot;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.UserAssignedIdentity;
import dev.cordon.capability.network.IsolationCheck;
import dev.cordon.capability.network.NicState;
import dev.cordon.capability.network.NsgAttachment;
import dev.cordon.capability.record.BeforeImage;
import dev.cordon.capability.record.KeptRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an isolation says of itself: one line a step, for whoever watches the run. */
final class Notes {
    private Notes() {}

    static String observed(BeforeImage before) {
        return count(before.vm().disks().size(), "disk") + ", "
                + count(before.nics().size(), "interface") + ", "
                + identities(before.identities()) + "; machine is "
                + before.vm().power().name().toLowerCase(Locale.ROOT);
    }

    static String snapshots(List<DiskSnapshot> snapshots) {
        return snapshots.stream()
                .map(each -> each.snapshot().name() + (each.adopted() ? " (adopted)" : ""))
                .collect(Collectors.joining(", "));
    }

    static String quarantined(List<NsgAttachment> nics) {
        return nics.stream()
                .map(each -> each.nic().name() + " on " + each.nsg().name() + (each.written() ? "" : " (was already)"))
                .collect(Collectors.joining(", "));
    }

    static String detached(AssignedIdentities before) {
        return before.none() ? "the machine had none" : identities(before) + " detached";
    }

    static String tagged(TagChange change) {
        return new TreeMap<>(change.tags())
                .entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining(", "));
    }

    static String kept(Optional<KeptRecord> kept) {
        return kept.map(record ->
                        record.url().substring(record.url().lastIndexOf('/') + 1) + ", SHA-256 " + record.sha256())
                .orElse("");
    }

    static String exported(Optional<ActivityLogExport> made) {
        return made.map(Notes::exported).orElse("");
    }

    private static String exported(ActivityLogExport export) {
        return export.events() + " events in " + export.pages() + " pages, " + export.length() + " bytes, SHA-256 "
                + export.sha256();
    }

    static String verified(Verification verification) {
        long effective = verification.nics().stream()
                .filter(check -> check.basis() == IsolationCheck.Basis.EFFECTIVE_RULES)
                .count();
        return count(verification.nics().size(), "interface") + " cut off (" + effective
                + " by effective rules), no identity, tags in place";
    }

    /** Identities in words, for example {@code system-assigned identity, id-app-reader}. */
    static String identities(AssignedIdentities identities) {
        return identities.none() ? "no identity" : String.join(", ", identityNames(identities));
    }

    /** {@code system-assigned} and the ids of the user-assigned ones. */
    static List<String> identityIds(AssignedIdentities identities) {
        List<String> ids = new ArrayList<>();
        if (identities.systemAssignedPrincipalId() != null) {
            ids.add("system-assigned");
        }
        identities.userAssigned().stream().map(UserAssignedIdentity::id).forEach(ids::add);
        return ids;
    }

    static String restoreNsg(NicState nic) {
        return nic.nic().name() + ": "
                + (nic.nsg() == null
                        ? "no network security group, as before"
                        : "back to " + nic.nsg().name());
    }

    static String restoreIdentities(AssignedIdentities before) {
        String again = identities(before) + " attached again";
        return before.systemAssignedPrincipalId() == null
                ? again
                : again + ", the system-assigned one with a new principal and without its old roles";
    }

    static String restoreTags(TagChange change) {
        return "tags " + String.join(", ", new TreeMap<>(change.tags()).keySet()) + " as before";
    }

    private static List<String> identityNames(AssignedIdentities identities) {
        return identityIds(identities).stream()
                .map(id -> id.equals("system-assigned")
                        ? "system-assigned identity"
                        : id.substring(id.lastIndexOf('/') + 1))
                .toList();
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
