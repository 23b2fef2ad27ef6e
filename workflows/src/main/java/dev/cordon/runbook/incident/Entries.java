package dev.cordon.runbook.incident;

import dev.cordon.capability.sentinel.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What an incident names, each once. So many things are taken up one by one and no more: whoever can raise alerts shall
 * not be able to keep a run busy with accounts. What is known exactly comes first; how many are left is said.
 */
final class Entries {
    private static final int MOST = 200;
    private static final Comparator<Entity> BY_WHAT_CAN_BE_DONE =
            Comparator.comparing(entity -> EntityMapper.mayBeExact(entity) ? 0 : 1);

    private final Set<String> named = new HashSet<>();
    private int taken;
    private int beyond;

    /** Takes what is new of it, in its own order where there is room for all. */
    List<Entity> take(List<Entity> entities) {
        List<Entity> added = new ArrayList<>(
                entities.stream().filter(entity -> named.add(entity.sameness())).toList());
        int room = MOST - taken;
        if (added.size() > room) {
            added.sort(BY_WHAT_CAN_BE_DONE);
            beyond += added.size() - room;
            added = added.subList(0, room);
        }
        taken += added.size();
        return List.copyOf(added);
    }

    /** What found no room, as one thing for a human. */
    List<Mapped> beyond() {
        return beyond == 0
                ? List.of()
                : List.of(new Mapped(
                        "and " + beyond + " more",
                        "",
                        Meaning.FOR_A_HUMAN,
                        "only the first " + MOST + " things are taken up one by one; see the incident for the others",
                        null,
                        null,
                        ""));
    }
}
