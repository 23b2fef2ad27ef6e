package dev.cordon.azure.network;

import dev.cordon.azure.arm.Answer;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.network.NicId;
import dev.cordon.capability.network.NsgId;
import org.jspecify.annotations.Nullable;

/** Reads and writes network interfaces, whole. */
final class Nics {
    /** What an older version does not know, it would drop from the body on its way through. */
    private static final String VERSION = "?api-version=2025-05-01";

    private final Azure azure;

    Nics(Azure azure) {
        this.azure = azure;
    }

    Nic read(NicId nic) {
        return new Nic(nic, azure.clients().arm().get(nic.id() + VERSION).json());
    }

    /** The interface once nobody is changing it. */
    Nic settled(Attempt attempt, NicId nic) {
        return azure.operations().settled(attempt, () -> read(nic), Nic::hasSettled);
    }

    /** Gives the interface another group, or none, if it is still what was read; then reads it again. */
    Nic write(Attempt attempt, Nic read, @Nullable NsgId nsg) {
        NicId id = read.id();
        azure.operations().change(attempt, id.id(), () -> put(read, nsg));
        return settled(attempt, id);
    }

    private Answer put(Nic read, @Nullable NsgId nsg) {
        return azure.clients().arm().put(read.id().id() + VERSION, read.withNsg(nsg), read.etag());
    }
}
