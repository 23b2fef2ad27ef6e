package dev.cordon.auditor.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** Which build this is, named as workers name theirs in what they sign. */
final class Build {
    /** For example {@code cordon 1.2.0 (3f68917)}. */
    static final String TOOL = read();

    private Build() {}

    private static String read() {
        Properties properties = new Properties();
        try (InputStream file = Build.class.getResourceAsStream("build.properties")) {
            properties.load(Objects.requireNonNull(file, "build.properties"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        String commit = properties.getProperty("commit", "");
        return "cordon " + properties.getProperty("version") + " ("
                + (commit.isEmpty() || commit.startsWith("$") ? "unknown" : commit)
                + ("tainted".equals(properties.getProperty("tree")) ? "-dirty" : "") + ")";
    }
}
