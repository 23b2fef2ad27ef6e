package dev.cordon.runbook.incident;

import dev.cordon.capability.ArmId;
import dev.cordon.capability.compute.MachineNames;
import dev.cordon.capability.compute.NamedMachines;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.EntityKind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what each entity means. A machine is known by its Azure Resource Manager id; one of which only the name is given
 * is taken if exactly one bears it. Nothing is guessed.
 */
final class EntityMapper {
    private static final String MACHINE = "Microsoft.Compute/virtualMachines";
    private static final String UNIFORM = "Microsoft.Compute/virtualMachineScaleSets/virtualMachines";
    private static final int LONGEST_QUOTE = 300;

    private EntityMapper() {}

    /** Whether it may be a machine of which only the name is known, so that it is to be looked for. */
    static boolean isToBeLookedFor(Entity entity) {
        return entity.kind() == EntityKind.HOST
                && entity.resourceIds().isEmpty()
                && !entity.names().isEmpty()
                && MachineNames.possible(entity.names().get(0));
    }

    /** Whether it gives what may be the exact id of a machine. */
    static boolean mayBeExact(Entity entity) {
        return !entity.resourceIds().isEmpty();
    }

    /** What something means that is not to be looked for. */
    static List<Mapped> map(Entity entity) {
        return switch (entity.kind()) {
            case HOST -> entity.resourceIds().isEmpty() ? List.of(withoutId(entity)) : byIds(entity);
            case AZURE_RESOURCE ->
                entity.resourceIds().isEmpty()
                        ? List.of(mapped(entity, Meaning.UNRESOLVED, "it gives no resource id", null))
                        : byIds(entity);
            case ACCOUNT ->
                List.of(mapped(entity, Meaning.FOR_A_HUMAN, "an account: no runbook contains accounts yet", null));
            case CLOUD_APPLICATION ->
                List.of(mapped(
                        entity, Meaning.FOR_A_HUMAN, "an application: no runbook contains applications yet", null));
            case IP -> List.of(mapped(entity, Meaning.NOTED, "an address: nothing is done about it", null));
            case OTHER -> List.of(mapped(entity, Meaning.NOTED, "nothing is done about things of this kind", null));
            case UNREAD ->
                List.of(mapped(
                        entity,
                        Meaning.FOR_A_HUMAN,
                        "it is no entity, or lies too deep within others: see what it is",
                        null));
        };
    }

    /** What a host means of which only the name is known. */
    static Mapped byName(Entity host, NamedMachines named) {
        List<String> ids = named.of(host.names().get(0));
        return switch (ids.size()) {
            case 0 -> mapped(host, Meaning.UNRESOLVED, "no machine that Cordon may see bears this name", null);
            case 1 -> mapped(host, Meaning.MACHINE, "the only machine of this name, " + ids.get(0), ids.get(0));
            default ->
                mapped(
                        host,
                        Meaning.UNRESOLVED,
                        ids.size() + " machines bear this name: " + String.join(", ", firstOf(ids)),
                        null);
        };
    }

    /** A thing that is not known to be a machine yet, or will never be. */
    static Mapped unresolved(Entity entity, String why) {
        return mapped(entity, Meaning.UNRESOLVED, why, null);
    }

    private static Mapped withoutId(Entity host) {
        return unresolved(
                host, host.names().isEmpty() ? "it has neither an id nor a name" : "no machine can bear this name");
    }

    private static List<Mapped> byIds(Entity entity) {
        return entity.resourceIds().stream().map(id -> byId(entity, id)).toList();
    }

    private static Mapped byId(Entity entity, String text) {
        String quoted = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        try {
            ArmId id = ArmId.parse(text);
            if (id.type().equalsIgnoreCase(MACHINE)) {
                return mapped(entity, Meaning.MACHINE, "machine " + new VmId(text).id(), text);
            }
            return mapped(
                    entity,
                    Meaning.FOR_A_HUMAN,
                    id.type().equalsIgnoreCase(UNIFORM)
                            ? "an instance of a scale set in Uniform orchestration, whose network cannot be changed by"
                                    + " itself: " + quoted
                            : "no runbook acts on a " + id.type() + ": " + quoted,
                    null);
        } catch (IllegalArgumentException notAnArmId) {
            return unresolved(entity, "'" + quoted + "' is no Azure Resource Manager id of a machine");
        }
    }

    private static List<String> firstOf(List<String> ids) {
        return ids.size() <= 5
                ? ids
                : Stream.concat(ids.stream().limit(5), Stream.of("…")).toList();
    }

    private static Mapped mapped(Entity entity, Meaning meaning, String words, @Nullable String target) {
        return new Mapped(entity.label(), entity.path(), meaning, words, target, null, entity.sameness());
    }
}
