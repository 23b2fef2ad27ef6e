package dev.cordon.auditor.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cordon.auditor.history.Call;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.vault.VaultState;
import dev.cordon.engine.custody.Manifest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The vault as it was looked at last before the record was sealed.
 *
 * @param state what was seen
 * @param call the look as the history has it; nothing if it was from outside, or if the history cannot be read
 * @param objections what was found wanting then and there, each in a sentence that follows the vault's name
 */
record VaultLook(VaultState state, Optional<Call> call, List<String> objections) {
    /** A hold keeps what is there for longer, so it is no reason to doubt it. */
    private static final String LEGAL_HOLD = "it is under legal hold";

    private static final String CHECK = "vault.check";

    /** The last look; nothing if nobody looked. */
    static Optional<VaultLook> of(Dossier dossier) {
        Optional<Manifest> manifest = dossier.manifest().found();
        boolean outside = manifest.filter(Manifest::fromOutside).isPresent();
        Optional<CustodyRecord> looked = dossier.custody().stream()
                .filter(record -> record.action() == Action.VAULT_CHECKED)
                .reduce((earlier, later) -> later);
        Optional<Call> call = outside
                ? Optional.empty()
                : dossier.readableHistory().stream()
                        .flatMap(history -> history.calls().stream())
                        .filter(each -> each.type().equals(CHECK) && each.answered())
                        .reduce((earlier, later) -> later);
        // As the manifest has it; of a run without a manifest, as its custody records have it.
        return manifest.map(Manifest::retention)
                .or(() -> dossier.custody().stream()
                        .map(CustodyRecord::retention)
                        .filter(Objects::nonNull)
                        .reduce((earlier, later) -> later))
                .map(state -> new VaultLook(
                        state, call, looked.map(VaultLook::objections).orElse(List.of())));
    }

    /** For how many days at least the run expected it to retain; 0 if that is not known. */
    int expectedDays() {
        return expectation().path("minimumRetentionDays").asInt(0);
    }

    /** Where the run expected it to lie; anywhere if there is none. */
    List<String> expectedRegions() {
        JsonNode regions = expectation().path("regions");
        return StreamSupport.stream(regions.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private JsonNode expectation() {
        return call.map(Call::input).orElse(MissingNode.getInstance());
    }

    private static List<String> objections(CustodyRecord record) {
        return Arrays.stream(note(record).split("; "))
                .filter(sentence -> !sentence.isBlank() && !sentence.startsWith(LEGAL_HOLD))
                .toList();
    }

    /** From outside, a sentence about that stands before it. */
    private static String note(CustodyRecord record) {
        boolean outside = record.run().eventId() == 0;
        int first = record.note().indexOf(". ");
        return outside ? (first < 0 ? "" : record.note().substring(first + 2)) : record.note();
    }
}
