package dev.cordon.auditor;

import dev.cordon.auditor.pull.SealedRun;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the runs whose record the vault has. What it lists is not verified yet. */
@Command(name = "runs", description = "List the runs that the vault has a record of, the newest first.")
final class RunsCommand implements Callable<Integer> {
    @Option(
            names = "--vault",
            required = true,
            paramLabel = "URL",
            defaultValue = "${env:CORDON_VAULT}",
            description = "URL of the vault's container (or CORDON_VAULT).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String url;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private VaultOptions vault;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<SealedRun> runs = vault.access().vault(url).runs();
        for (SealedRun run : runs) {
            out.printf(
                    "%s  %-16s  %-16s  %s  incident %s%s%n",
                    run.sealedAt(),
                    run.runbook(),
                    run.verdict(),
                    run.run(),
                    run.incident(),
                    run.archived() ? "" : "  (history not archived yet)");
        }
        if (runs.isEmpty()) {
            out.println("no run is sealed yet");
        }
        return 0;
    }
}
