package dev.cordon.range.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {
    @TempDir
    Path folder;

    @Test
    void secrets_stay_from_one_start_to_the_next_in_a_file_of_their_owner_alone() throws Exception {
        Directory first = Directory.open(folder);

        assertThat(Directory.open(folder)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("directory.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_directory_kept_by_an_older_range_keeps_its_secrets_and_gains_what_is_new() throws Exception {
        Directory first = Directory.open(folder);
        Path file = folder.resolve("directory.json");
        Files.writeString(file, Files.readString(file).replaceAll("(?s)\"redirectUris\" : \\[.*?],", ""));

        assertThat(Directory.open(folder)).isEqualTo(first);
        assertThat(Files.readString(file)).contains("redirectUris");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
