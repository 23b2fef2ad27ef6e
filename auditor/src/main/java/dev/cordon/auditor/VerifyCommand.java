package dev.cordon.auditor;

import dev.cordon.auditor.pack.PackJson;
import dev.cordon.auditor.verify.Check;
import dev.cordon.auditor.verify.Dossier;
import dev.cordon.auditor.verify.Verdict;
import dev.cordon.auditor.verify.Verification;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Verifies the records of runs, one by one. */
@Command(name = "verify", description = "Verify a run's record, or those of a whole vault, run by run.")
final class VerifyCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private PackOptions packs;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KeyOptions keys;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private VaultOptions vault;

    @Option(names = "--json", description = "Say the same as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Source source = Source.open(packs, vault)) {
            List<Verification> all = source.packs().stream()
                    .map(pack -> Verification.of(Dossier.of(pack, keys.all()), packs.demands()))
                    .toList();
            Verdict verdict = Verdict.of(all.stream().map(Verification::verdict).toList());
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(PackJson.mapper().writeValueAsString(new Answer(verdict, all)));
            } else {
                all.forEach(each -> tell(out, each));
            }
            return verdict.exitCode();
        }
    }

    /** What {@code --json} prints. */
    record Answer(Verdict verdict, List<Verification> runs) {}

    private static void tell(PrintWriter out, Verification verification) {
        out.println("incident " + verification.incident() + ", run " + verification.run());
        verification.checks().forEach(check -> tell(out, check));
        out.println("  => " + words(verification));
        out.println();
    }

    private static void tell(PrintWriter out, Check check) {
        boolean holds = check.verdict() == Verdict.HOLDS;
        out.printf("  %-19s  %-24s  %s%n", check.verdict().words(), check.name(), holds ? check.sentence() : "");
        if (!holds) {
            check.details().forEach(detail -> out.println("      - " + detail));
        }
    }

    private static String words(Verification verification) {
        long holding = verification.checks().stream()
                .filter(check -> check.verdict() == Verdict.HOLDS)
                .count();
        return switch (verification.verdict()) {
            case HOLDS -> "HOLDS: all " + holding + " checks";
            case DOES_NOT_HOLD -> "DOES NOT HOLD";
            case UNCHECKED ->
                "COULD NOT BE CHECKED in full; " + holding + " of "
                        + verification.checks().size() + " checks hold, none fails";
        };
    }
}
