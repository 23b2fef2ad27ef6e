package dev.cordon.runbook.preserve;

import dev.cordon.capability.compute.VmState;
import dev.cordon.engine.custody.Custody;
import org.jspecify.annotations.Nullable;

/** The gaps in the evidence of a machine: a custody record for each thing that was not collected, with the reason. */
final class Gaps {
    static final String SKIPPED = "a step was out of retries, and somebody decided to go on without it";
    static final String ENDED = "the run ended before";

    private static final String MEMORY =
            "not collected: an image of a disk holds no memory, and Azure offers no reading of it from outside the machine";

    private final PreserveEvidenceRequest request;
    private final PreservationRecord record;
    private final Logs logs;
    private final Custody custody;

    Gaps(PreserveEvidenceRequest request, PreservationRecord record, Logs logs, Custody custody) {
        this.request = request;
        this.record = record;
        this.logs = logs;
        this.custody = custody;
    }

    /**
     * Accounts once for each thing that is missing in the end, also of a run that ended before it came to it.
     *
     * @param machine null if it was not observed
     * @param why what is missing is
     */
    void account(@Nullable VmState machine, String why) {
        if (!custody.accountsForEach()) {
            return;
        }
        accountForMemory();
        if (machine == null) {
            custody.notCollected("images/" + request.vm().name(), why);
        } else {
            machine.disks().forEach(disk -> account(disk.disk().name(), why));
        }
        if (record.first() == null) {
            custody.notCollected(logs.id(Logs.FIRST), why);
        }
        if (record.later() == null) {
            custody.notCollected(logs.id(Logs.LATER), why);
        }
    }

    /** Accounts for memory and images as runs did that did not do so for each disk by itself. */
    void accountAtOnce(VmState machine) {
        accountForMemory();
        machine.disks().stream()
                .map(disk -> disk.disk().name())
                .filter(name ->
                        record.disks().stream().noneMatch(disk -> disk.name().equals(name) && disk.image() != null))
                .forEach(name -> custody.notCollected("image/" + name, SKIPPED));
    }

    private void accountForMemory() {
        custody.notCollected("memory/" + request.vm().name(), MEMORY);
    }

    private void account(String disk, String why) {
        String lacks = record.disks().stream()
                .filter(each -> each.name().equals(disk))
                .map(PreservedDisk::lacks)
                .findFirst()
                .orElse("there is no snapshot of it and no image");
        if (!lacks.isEmpty()) {
            custody.notCollected("image/" + disk, lacks + ": " + why);
        }
    }
}
