package dev.cordon.azure.vault;

import dev.cordon.capability.vault.VaultExpectation;
import dev.cordon.capability.vault.VaultState;
import dev.cordon.capability.vault.VaultState.Immutability;
import java.util.ArrayList;
import java.util.List;

/** What a vault is not that it has to be, in sentences that follow the words "the vault". */
final class Shortcomings {
    private final VaultExpectation expected;
    private final VaultLook look;
    private final VaultState state;
    private final List<String> sentences = new ArrayList<>();

    Shortcomings(VaultExpectation expected, VaultLook look) {
        this.expected = expected;
        this.look = look;
        this.state = look.state();
    }

    List<String> sentences() {
        look.unseen()
                .forEach(what -> sentences.add("Of the vault " + state.container() + ", " + what
                        + " cannot be seen: Azure does not show it to Cordon's identity."));
        retention();
        if (!state.versioning() && look.unseen().isEmpty()) {
            say("keeps no versions of blobs");
        }
        if (state.publicAccess()) {
            say("lets anybody read without signing in");
        }
        if (!state.region().isEmpty()
                && !expected.regions().isEmpty()
                && !expected.regions().contains(state.region())) {
            say("lies in " + state.region() + "; evidence may lie in " + String.join(", ", expected.regions()));
        }
        if (!state.legalHolds().isEmpty()) {
            say("is under legal hold (" + String.join(", ", state.legalHolds())
                    + "): what is written stays until the hold is lifted, whatever the retention");
        }
        return sentences;
    }

    private void retention() {
        if (state.immutability() == Immutability.NONE) {
            if (!look.unseen().contains("how the container retains")) {
                say("has no immutability policy: evidence in it can be deleted or overwritten");
            }
            return;
        }
        if (state.accountId().isEmpty()) {
            return;
        }
        if (!state.locked()) {
            say("has an immutability policy that is not locked: it can be shortened or removed");
        }
        if (state.retentionDays() < expected.minimumRetentionDays()) {
            say("retains for " + state.retentionDays() + " days; expected at least " + expected.minimumRetentionDays());
        }
        switch (state.appends()) {
            case NONE -> {}
            case APPEND_BLOBS -> say("lets data be appended to append blobs in spite of its policy");
            case APPEND_AND_BLOCK_BLOBS -> say("lets data be appended to any blob in spite of its policy");
        }
    }

    private void say(String what) {
        sentences.add("The vault " + state.container() + " " + what + ".");
    }
}
