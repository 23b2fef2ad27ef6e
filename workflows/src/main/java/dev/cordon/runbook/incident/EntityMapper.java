package dev.cordon.runbook.incident;

import dev.cordon.capability.ArmId;
import dev.cordon.capability.compute.ComputeActivities;
import dev.cordon.capability.compute.MachineNames;
import dev.cordon.capability.compute.NamedMachines;
import dev.cordon.capability.compute.VmId;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.EntityKind;
import dev.cordon.engine.Calls;
import dev.cordon.engine.Cause;
import io.temporal.failure.TemporalFailure;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what each entity means. A machine is known by its Azure Resource Manager id; one of which only the name is given
 * is looked for by Azure Resource Graph and taken if exactly one bears it. Nothing is guessed.
 */
final class EntityMapper {
    private static final String MACHINE = "Microsoft.Compute/virtualMachines";
    private static final String UNIFORM = "Microsoft.Compute/virtualMachineScaleSets/virtualMachines";

    private final NamedMachines named;
    private final String notLookedFor;

    private EntityMapper(NamedMachines named, String notLookedFor) {
        this.named = named;
        this.notLookedFor = notLookedFor;
    }

    static List<Mapped> map(List<Entity> entities) {
        List<String> names = entities.stream()
                .filter(EntityMapper::isKnownByNameAlone)
                .map(entity -> entity.names().get(0))
                .distinct()
                .toList();
        EntityMapper mapper = names.isEmpty() ? new EntityMapper(new NamedMachines(List.of()), "") : lookingFor(names);
        return entities.stream().flatMap(entity -> mapper.map(entity).stream()).toList();
    }

    /** All names in one question: Azure Resource Graph answers few in a second. */
    private static EntityMapper lookingFor(List<String> names) {
        try {
            return new EntityMapper(
                    Calls.AZURE_LOOK
                            .to(ComputeActivities.class, "look for machines by " + names.size() + " names")
                            .named(new MachineNames(names)),
                    "");
        } catch (TemporalFailure failure) {
            return new EntityMapper(
                    new NamedMachines(List.of()),
                    "it could not be looked for: " + Cause.of(failure).words());
        }
    }

    private static boolean isKnownByNameAlone(Entity entity) {
        return entity.kind() == EntityKind.HOST
                && entity.resourceIds().isEmpty()
                && !entity.names().isEmpty();
    }

    private List<Mapped> map(Entity entity) {
        return switch (entity.kind()) {
            case HOST -> entity.resourceIds().isEmpty() ? List.of(byName(entity)) : byIds(entity);
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
        };
    }

    private static List<Mapped> byIds(Entity entity) {
        return entity.resourceIds().stream().map(id -> byId(entity, id)).toList();
    }

    private static Mapped byId(Entity entity, String text) {
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
                                    + " itself: " + text
                            : "no runbook acts on a " + id.type() + ": " + text,
                    null);
        } catch (IllegalArgumentException notAnArmId) {
            return mapped(
                    entity, Meaning.UNRESOLVED, "'" + text + "' is no Azure Resource Manager id of a machine", null);
        }
    }

    private Mapped byName(Entity entity) {
        if (entity.names().isEmpty()) {
            return mapped(entity, Meaning.UNRESOLVED, "it has neither an id nor a name", null);
        }
        if (!notLookedFor.isEmpty()) {
            return mapped(entity, Meaning.UNRESOLVED, notLookedFor, null);
        }
        List<String> ids = named.of(entity.names().get(0));
        return switch (ids.size()) {
            case 0 -> mapped(entity, Meaning.UNRESOLVED, "no machine that Cordon may see bears this name", null);
            case 1 -> mapped(entity, Meaning.MACHINE, "the only machine of this name, " + ids.get(0), ids.get(0));
            default ->
                mapped(
                        entity,
                        Meaning.UNRESOLVED,
                        ids.size() + " machines bear this name: " + String.join(", ", firstOf(ids)),
                        null);
        };
    }

    private static List<String> firstOf(List<String> ids) {
        return ids.size() <= 5
                ? ids
                : Stream.concat(ids.stream().limit(5), Stream.of("…")).toList();
    }

    private static Mapped mapped(Entity entity, Meaning meaning, String words, @Nullable String target) {
        return new Mapped(entity.label(), entity.path(), meaning, words, target);
    }
}
