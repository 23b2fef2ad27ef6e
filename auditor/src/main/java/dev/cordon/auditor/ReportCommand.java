package dev.cordon.auditor;

import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.PackJson;
import dev.cordon.auditor.report.Report;
import dev.cordon.auditor.report.ReportPage;
import dev.cordon.auditor.verify.Dossier;
import dev.cordon.auditor.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Renders the report of a run, as one page that needs nothing else, and as JSON. */
@Command(name = "report", description = "Render the report of a run.")
final class ReportCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private PackOptions packs;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private KeyOptions keys;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private VaultOptions vault;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "report.html",
            description = "The page to write (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path page;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the same as JSON, too.")
    private @Nullable Path json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Source source = Source.open(packs, vault)) {
            Report report = report(only(source.packs()));
            Files.writeString(page, ReportPage.render(report));
            if (json != null) {
                Files.write(json, PackJson.mapper().writeValueAsBytes(report));
            }
            spec.commandLine()
                    .getOut()
                    .println(report.verification().verdict().words() + ": " + page
                            + (json == null ? "" : " and " + json));
            return report.verification().verdict().exitCode();
        }
    }

    private Report report(Pack pack) {
        Dossier dossier = Dossier.of(pack, keys.all());
        return Report.of(dossier, Verification.of(dossier, packs.demands()), Instant.now());
    }

    private Pack only(List<Pack> found) {
        if (found.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there are " + found.size() + " runs; name one with --run: "
                            + String.join(", ", found.stream().map(Pack::run).toList()));
        }
        return found.get(0);
    }
}
