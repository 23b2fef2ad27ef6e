package dev.cordon.embedded.wholepath;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.tenant.Credential;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The auditor's command line, as a process of its own with nothing but what an installation tells its auditor. */
final class Audit {
    private final Installation installation;
    private final Path folder;
    private final Map<String, String> identity;

    Audit(Installation installation) {
        this(installation, Path.of(""), Map.of());
    }

    private Audit(Installation installation, Path folder, Map<String, String> identity) {
        this.installation = installation;
        this.folder = folder.toAbsolutePath();
        this.identity = identity;
    }

    /** Run from another folder. */
    Audit in(Path other) {
        return new Audit(installation, other, identity);
    }

    /** Run by somebody else. */
    Audit as(Credential other) {
        return new Audit(
                installation,
                folder,
                Map.of("AZURE_CLIENT_ID", other.clientId(), "AZURE_CLIENT_SECRET", other.clientSecret()));
    }

    Ending run(String... arguments) {
        Path target = installation.home().resolve("auditor").resolve("target");
        Map<String, String> settings = settings();
        List<String> command = new ArrayList<>();
        try {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
            command.add("-Djavax.net.ssl.trustStore=" + settings.get("CORDON_TRUST_STORE"));
            command.addAll(List.of(
                    "-Djavax.net.ssl.trustStoreType=PKCS12", "-Djavax.net.ssl.trustStorePassword=changeit", "-cp"));
            command.add(target.resolve("classes") + ":"
                    + Files.readString(target.resolve("classpath")).strip());
            command.add("dev.cordon.auditor.Auditor");
            command.addAll(Arrays.asList(arguments));
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            builder.environment().putAll(settings);
            builder.environment().putAll(identity);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ending(process.waitFor(), output);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** As a shell reads them from the file. */
    Map<String, String> settings() {
        try {
            return Files.readAllLines(installation.auditorSettings()).stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(part -> part[0], part -> part[1].substring(1, part[1].length() - 1)));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** How it ended: 0 holds, 1 does not, 2 could not be checked. */
    record Ending(int status, String output) {}
}
