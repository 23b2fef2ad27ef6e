package dev.cordon.runbook.archive;

import dev.cordon.capability.custody.Chain;
import dev.cordon.capability.history.ArchivedHistory;
import dev.cordon.capability.vault.VaultCheck;
import dev.cordon.engine.custody.RunToArchive;
import org.jspecify.annotations.Nullable;

/** As runs were archived before anybody looked for what they had not accounted for; those that began then end so. */
final class EarlierArchiving implements Archive {
    private final Vault vault;
    private final RunToArchive run;
    private @Nullable Chain found;
    private @Nullable VaultCheck seen;

    EarlierArchiving(RunToArchive run) {
        this.run = run;
        this.vault = new Vault(run);
    }

    @Override
    public ArchiveReport completed() {
        if (seen == null) {
            seen = vault.look();
        }
        ArchivedHistory history = vault.archiveHistory();
        if (found == null) {
            found = vault.chain();
        }
        boolean open = found.manifestSha256() == null;
        @Nullable String manifest = open
                ? new OutsideSeal(run, KnownEnd.of(run, history), seen, vault)
                        .over(found)
                        .sha256()
                : found.manifestSha256();
        return new ArchiveReport(history, vault.sealHistory(history, manifest, null, null), open);
    }
}
