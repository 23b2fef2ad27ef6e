package dev.cordon.azure.compute;

import com.azure.resourcemanager.resources.fluent.TagOperationsClient;
import com.azure.resourcemanager.resources.models.TagsPatchOperation;
import com.azure.resourcemanager.resources.models.TagsPatchResource;
import dev.cordon.azure.arm.Answer;
import dev.cordon.azure.arm.Attempt;
import dev.cordon.azure.arm.Azure;
import dev.cordon.capability.compute.TagChange;
import dev.cordon.capability.compute.TagRestoration;
import dev.cordon.capability.compute.TagSet;
import dev.cordon.capability.compute.VmId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tags of a machine, changed one by one ({@code Microsoft.Resources/tags}); Azure ignores the case of names. */
final class Tags {
    private final Azure azure;

    Tags(Azure azure) {
        this.azure = azure;
    }

    Map<String, String> merge(Attempt attempt, TagChange change) {
        azure.operations().resume(attempt, change.vm().id());
        Map<String, String> now = read(change.vm());
        if (change.tags().entrySet().stream().allMatch(tag -> tag.getValue().equals(now.get(tag.getKey())))) {
            return now;
        }
        patch(attempt, change.vm(), TagsPatchOperation.MERGE, change.tags());
        return read(change.vm());
    }

    TagRestoration restore(Attempt attempt, TagChange change, TagSet before) {
        azure.operations().resume(attempt, change.vm().id());
        Undoing undoing = Undoing.of(change.tags(), ignoringCase(before.tags()), read(change.vm()));
        patch(attempt, change.vm(), TagsPatchOperation.MERGE, undoing.giveBack);
        patch(attempt, change.vm(), TagsPatchOperation.DELETE, undoing.remove);
        return new TagRestoration(read(change.vm()), undoing.leaveAlone);
    }

    private Map<String, String> read(VmId vm) {
        return ignoringCase(client(vm).getAtScope(vm.id()).properties().tags());
    }

    private void patch(Attempt attempt, VmId vm, TagsPatchOperation operation, Map<String, String> tags) {
        if (tags.isEmpty()) {
            return;
        }
        TagsPatchResource patch = new TagsPatchResource()
                .withOperation(operation)
                .withProperties(new com.azure.resourcemanager.resources.models.Tags().withTags(tags));
        azure.operations()
                .change(attempt, vm.id(), () -> Answer.of(client(vm).updateAtScopeWithResponseAsync(vm.id(), patch)));
    }

    private TagOperationsClient client(VmId vm) {
        return azure.clients().tags(vm.arm());
    }

    private static Map<String, String> ignoringCase(@Nullable Map<String, String> tags) {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (tags != null) {
            sorted.putAll(tags);
        }
        return sorted;
    }

    /** What to do to each tag that a change had merged. */
    private record Undoing(Map<String, String> giveBack, Map<String, String> remove, List<String> leaveAlone) {
        static Undoing of(Map<String, String> merged, Map<String, String> before, Map<String, String> now) {
            Undoing undoing = new Undoing(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
            merged.forEach((name, value) -> undoing.decide(name, value, before.get(name), now.get(name)));
            return undoing;
        }

        private void decide(String name, String merged, @Nullable String before, @Nullable String now) {
            if (Objects.equals(now, before)) {
                return;
            }
            if (!merged.equals(now)) {
                leaveAlone.add(name);
            } else if (before == null) {
                remove.put(name, merged);
            } else {
                giveBack.put(name, before);
            }
        }
    }
}
