package dev.cordon.embedded.process;

import dev.cordon.embedded.installation.Installation;
import dev.cordon.embedded.installation.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of one of our modules, run from its compiled classes. The arguments stand in a file: short enough to
 * be read in a list of processes, and with a path that tells whose process it is.
 */
final class JavaProgram {
    /** Machines that run a demo are small: one collector thread. Images are hashed five times as fast when optimised. */
    private static final List<String> QUICK_START =
            List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Dfile.encoding=UTF-8");

    private final Installation installation;
    private final String module;
    private final String mainClass;
    private final List<String> options = new ArrayList<>(QUICK_START);

    JavaProgram(Installation installation, String module, String mainClass) {
        this.installation = installation;
        this.module = module;
        this.mainClass = mainClass;
    }

    JavaProgram heap(String largest) {
        options.add("-Xmx" + largest);
        return this;
    }

    JavaProgram option(String option) {
        options.add(option);
        return this;
    }

    /** The command that starts it with these arguments. */
    List<String> command(List<String> arguments) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of("-cp", classPath(), mainClass));
        all.addAll(arguments);
        Path file = installation.arguments(module);
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, all.stream().map(JavaProgram::quoted).toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return List.of(java(), "@" + file);
    }

    private String classPath() {
        Path target = installation.home().resolve(module).resolve("target");
        try {
            return target.resolve("classes") + ":"
                    + Files.readString(target.resolve("classpath")).strip();
        } catch (IOException notBuilt) {
            throw new Problem(module + " is not built; ./cordon builds it, and so does ./mvnw verify.", notBuilt);
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** As the java launcher reads its argument files: a backslash and a quote are escaped within quotes. */
    private static String quoted(String argument) {
        return argument.chars()
                .mapToObj(Character::toString)
                .map(letter -> letter.equals("\\") || letter.equals("\"") ? "\\" + letter : letter)
                .collect(Collectors.joining("", "\"", "\""));
    }
}
