package dev.cordon.auditor;

import dev.cordon.auditor.pack.Pack;
import dev.cordon.auditor.pack.Packs;
import dev.cordon.auditor.pull.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where packs come from: a folder, or a vault that is pulled into a folder first, for as long as it is looked at. */
final class Source implements AutoCloseable {
    private final List<Pack> packs;
    private final @Nullable Path temporary;

    private Source(List<Pack> packs, @Nullable Path temporary) {
        this.packs = packs;
        this.temporary = temporary;
    }

    static Source open(PackOptions options, VaultOptions vault) throws IOException {
        if (!options.place().startsWith("https://")) {
            return new Source(Packs.in(Path.of(options.place()), options.run()), null);
        }
        Path folder = Files.createTempDirectory("cordon-audit");
        try {
            Vault remote = vault.access().vault(options.place());
            Pack pack = remote.pull(options.run(), null, folder, !options.withoutImages());
            return new Source(List.of(pack), folder);
        } catch (RuntimeException | IOException failed) {
            delete(folder);
            throw failed;
        }
    }

    List<Pack> packs() {
        return packs;
    }

    @Override
    public void close() throws IOException {
        if (temporary != null) {
            delete(temporary);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
