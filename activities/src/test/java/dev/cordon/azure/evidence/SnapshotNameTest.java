package dev.cordon.azure.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cordon.capability.compute.DiskId;
import dev.cordon.capability.evidence.SnapshotOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotNameTest {
    @Test
    void a_name_says_incident_machine_and_disk() {
        assertThat(name("ir-1", "vm-app-01", "disk-app-01-os")).isEqualTo("snap-ir-1-vm-app-01-disk-app-01-os");
    }

    @Test
    void a_long_name_is_shortened_to_what_azure_takes() {
        String name = name("a".repeat(64), "b".repeat(64), "c".repeat(80));
        assertThat(SnapshotName.of(order("a".repeat(64), "b".repeat(64), "c".repeat(80)), 99))
                .startsWith(name)
                .endsWith("-99")
                .hasSizeLessThanOrEqualTo(80)
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void names_that_lost_different_characters_differ() {
        assertThat(name("ir.1", "vm", "disk")).isNotEqualTo(name("ir-1", "vm", "disk"));
        assertThat(name("a".repeat(64), "b".repeat(64), "disk-1"))
                .isNotEqualTo(name("a".repeat(64), "b".repeat(64), "disk-2"));
    }

    @Test
    void a_tag_of_an_id_that_is_too_long_still_tells_disks_apart() {
        SnapshotOrder one = new SnapshotOrder(disk("g".repeat(90), "d".repeat(80) + "1"), "vm", "ir-1", "rg", "alice");
        SnapshotOrder two = new SnapshotOrder(disk("g".repeat(90), "d".repeat(80) + "2"), "vm", "ir-1", "rg", "alice");
        Map<String, String> tags = SnapshotTags.of(one, Instant.EPOCH);
        assertThat(tags.values()).allSatisfy(value -> assertThat(value).hasSizeLessThanOrEqualTo(256));
        assertThat(SnapshotTags.match(one, tags)).isTrue();
        assertThat(SnapshotTags.match(two, tags)).isFalse();
        Map<String, String> others = new HashMap<>(tags);
        others.put("incident_id", "ir-2");
        assertThat(SnapshotTags.match(one, others)).isFalse();
    }

    private static String name(String incident, String machine, String disk) {
        return SnapshotName.of(order(incident, machine, disk), 1);
    }

    private static SnapshotOrder order(String incident, String machine, String disk) {
        return new SnapshotOrder(disk("rg", disk), machine, incident, "rg-forensic-prod", "alice");
    }

    private static DiskId disk(String group, String name) {
        return new DiskId("/subscriptions/a1f5c7de-0b6e-4c0b-8f5e-6d2b7c9e1a01/resourceGroups/" + group
                + "/providers/Microsoft.Compute/disks/" + name);
    }
}
