package dev.cordon.azure.vault;

import dev.cordon.capability.vault.VaultExpectation;
import dev.cordon.capability.vault.VaultState;
import dev.cordon.capability.vault.VaultState.Immutability;
import java.util.ArrayList;
import java.util.List;

/** What a vault is not that it has to be, in sentences that follow its name. */
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
        look.unseen().forEach(what -> sentences.add("Azure does not show Cordon's identity " + what));
        retention();
        if (look.sees(VaultLook.VERSIONING) && !state.versioning()) {
            sentences.add("it keeps no versions of blobs");
        }
        if (state.publicAccess()) {
            sentences.add("it lets anybody read without signing in");
        }
        region();
        if (!state.legalHolds().isEmpty()) {
            sentences.add("it is under legal hold (" + String.join(", ", state.legalHolds())
                    + "), which keeps what is written beyond its retention");
        }
        return sentences;
    }

    private void retention() {
        if (state.immutability() == Immutability.NONE) {
            if (look.sees(VaultLook.RETENTION)) {
                sentences.add("it has no immutability policy, so evidence in it can be deleted or overwritten");
            }
        } else if (look.sees(VaultLook.RETENTION)) {
            policy();
        }
    }

    private void policy() {
        if (!state.locked()) {
            sentences.add("its immutability policy is not locked, so it can be shortened or removed");
        }
        if (state.retentionDays() < expected.minimumRetentionDays()) {
            sentences.add("it retains for " + state.retentionDays() + " days, where at least "
                    + expected.minimumRetentionDays() + " are expected");
        }
        switch (state.appends()) {
            case NONE -> {}
            case APPEND_BLOBS -> sentences.add("its policy lets data be added to append blobs");
            case APPEND_AND_BLOCK_BLOBS -> sentences.add("its policy lets data be added to append and block blobs");
        }
    }

    private void region() {
        List<String> regions = expected.regions();
        if (!state.region().isEmpty() && !regions.isEmpty() && !regions.contains(state.region())) {
            sentences.add("it lies in " + state.region() + ", where evidence may lie in " + String.join(", ", regions));
        }
    }
}
