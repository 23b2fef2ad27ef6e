package dev.cordon.azure.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class BuildTest {
    @Test
    void a_build_is_named_by_version_and_commit() {
        assertThat(named("ok")).isEqualTo("cordon 1.2.0 (3f68917)");
    }

    @Test
    void a_build_of_changes_that_nobody_had_committed_is_not_taken_for_the_commits() {
        assertThat(named("tainted")).isEqualTo("cordon 1.2.0 (3f68917-dirty)");
    }

    @Test
    void this_build_knows_whether_it_is_one() {
        assertThat(Build.TOOL).matches("cordon [^ ]+ \\([0-9a-z]+(-dirty)?\\)");
    }

    private static String named(String tree) {
        Properties build = new Properties();
        build.putAll(Map.of("version", "1.2.0", "commit", "3f68917", "tree", tree));
        return Build.named(build);
    }
}
