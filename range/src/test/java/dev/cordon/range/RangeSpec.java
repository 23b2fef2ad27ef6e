package dev.cordon.range;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every specification of the range starts from: a fresh one, its clock standing still. */
abstract class RangeSpec {
    @TempDir
    Path folder;

    RunningRange range;
    ArmClient owner;

    @BeforeEach
    void start() {
        range = RunningRange.at(folder);
        owner = range.as("range-owner");
    }

    @AfterEach
    void stop() {
        range.close();
    }
}
