package dev.cordon.azure.arm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The build that this worker runs, as evidence names it. */
public final class Build {
    /**
     * Name, version and commit, for example {@code cordon 1.2.0 (3f68917)}, or {@code (3f68917-dirty)} if it was built
     * from a tree with changes that nobody had committed.
     */
    public static final String TOOL = read();

    private Build() {}

    private static String read() {
        Properties build = new Properties();
        try (InputStream resource = Build.class.getResourceAsStream("build.properties")) {
            build.load(Objects.requireNonNull(resource, "the build has no build.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return named(build);
    }

    static String named(Properties build) {
        return "cordon " + build.getProperty("version") + " (" + build.getProperty("commit")
                + ("tainted".equals(build.getProperty("tree")) ? "-dirty" : "") + ")";
    }
}
