package dev.cordon.auditor.verify;

import dev.cordon.auditor.history.HistoryFile;
import dev.cordon.auditor.history.Replay;
import dev.cordon.engine.custody.Manifest;
import java.util.Optional;

/** The code that the auditor has gives the same orders in the same sequence. */
final class ReplayCheck implements Question {
    private static final String NAME = "replay";
    private static final String UNKNOWN = "(unknown)";
    private static final String DIRTY = "-dirty)";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Check ask(Dossier dossier) {
        Findings findings = new Findings();
        HistoryFile history = dossier.history().value();
        if (history == null) {
            findings.unchecked(dossier.history().problem());
        } else if (history.lackingKeys().isEmpty()) {
            Replay.objection(history).ifPresent(why -> different(findings, dossier, why));
        } else {
            AccountCheck.unreadable(findings, history);
        }
        return findings.check(NAME, "this build, " + Build.TOOL + ", gives the same orders in the same sequence");
    }

    private static void different(Findings findings, Dossier dossier, String why) {
        // Who signed may be another worker, of another build, than who ran the runbook.
        Optional<String> tool = dossier.manifest()
                .found()
                .map(Manifest::code)
                .or(() -> dossier.manifestSeal().found().map(seal -> seal.text("tool")));
        boolean sameCode = tool.filter(Build.TOOL::equals)
                .filter(name -> !name.endsWith(UNKNOWN) && !name.endsWith(DIRTY))
                .isPresent();
        if (sameCode) {
            findings.objection(
                    "this build is the one that wrote the history, and would have acted differently: " + why);
        } else {
            findings.unchecked("written by other code: " + tool.orElse("unknown") + ", this is " + Build.TOOL
                    + ", which would have acted differently: " + why);
        }
    }
}
