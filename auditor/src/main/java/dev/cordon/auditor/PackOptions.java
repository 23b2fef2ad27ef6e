package dev.cordon.auditor;

import dev.cordon.auditor.verify.Demands;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which runs to look at. */
final class PackOptions {
    @Parameters(
            paramLabel = "PATH|URL",
            description = "The folder of a run, of an incident or of a vault, or the URL of a vault's container.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String place;

    @Option(names = "--run", paramLabel = "ID", description = "Only this run; of a URL the newest one if not given.")
    private @Nullable String run;

    @Option(names = "--without-images", description = "Images that are not here were left out on purpose.")
    private boolean withoutImages;

    @Option(
            names = "--minimum-retention-days",
            paramLabel = "DAYS",
            description = "Everything has to be retained for so long, whatever the run was content with.")
    private int minimumRetentionDays;

    String place() {
        return place;
    }

    @Nullable String run() {
        return run;
    }

    boolean withoutImages() {
        return withoutImages;
    }

    Demands demands() {
        return new Demands(withoutImages, minimumRetentionDays);
    }
}
