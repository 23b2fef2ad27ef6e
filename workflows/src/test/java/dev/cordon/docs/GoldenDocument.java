package dev.cordon.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document, part of which is rendered from code: between the lines {@code <!-- begin NAME -->} and
 * {@code <!-- end NAME -->}. Run with {@code -Dgolden.write=true} to write it anew.
 */
public final class GoldenDocument {
    private final Path file;

    /** @param name its path below {@code docs} */
    public GoldenDocument(String name) {
        this.file = Path.of("..", "docs", name);
    }

    /** Asserts that a part is as rendered. */
    public void holds(String part, String rendered) {
        String text = read();
        String begin = "<!-- begin " + part + " -->\n";
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf("<!-- end " + part + " -->");
        assertThat(from >= begin.length() && to >= from)
                .as("%s has the part %s", file, part)
                .isTrue();
        if (Boolean.getBoolean("golden.write")) {
            write(text.substring(0, from) + rendered + text.substring(to));
            return;
        }
        assertThat(text.substring(from, to))
                .as("%s, part %s, is as the code has it", file, part)
                .isEqualTo(rendered);
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
