package dev.cordon.worker.polling;

import dev.cordon.capability.CarriedOutBy;
import dev.cordon.capability.WorkerRole;
import dev.cordon.worker.InvalidSetting;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;

/** Who carries out what: implementations by role, told apart by the annotation on their capability's interface. */
final class Roster {
    private final Map<WorkerRole, List<Object>> byRole = new EnumMap<>(WorkerRole.class);

    /**
     * @throws InvalidSetting if one of the roles has nobody
     * @throws IllegalArgumentException if an implementation is of no capability, or of capabilities of several roles
     */
    Roster(Set<WorkerRole> roles, List<CapabilitySource> sources) {
        roles.forEach(role -> byRole.put(role, new ArrayList<>()));
        sources.forEach(source -> source.implementations(roles).forEach(this::enlist));
        byRole.forEach(Roster::requireSomebody);
    }

    Set<WorkerRole> roles() {
        return byRole.keySet();
    }

    Object[] of(WorkerRole role) {
        return byRole.getOrDefault(role, List.of()).toArray();
    }

    private void enlist(Object implementation) {
        List<Object> colleagues = byRole.get(roleOf(implementation));
        if (colleagues != null) {
            colleagues.add(implementation);
        }
    }

    private static WorkerRole roleOf(Object implementation) {
        Set<WorkerRole> roles = ClassUtils.getAllInterfacesAsSet(implementation).stream()
                .filter(each -> each.isAnnotationPresent(CarriedOutBy.class))
                .map(each -> each.getAnnotation(CarriedOutBy.class).value())
                .collect(Collectors.toSet());
        if (roles.size() != 1) {
            throw new IllegalArgumentException(implementation.getClass().getName() + " carries out capabilities of "
                    + roles + "; expected exactly one role");
        }
        return roles.iterator().next();
    }

    private static void requireSomebody(WorkerRole role, List<Object> implementations) {
        if (implementations.isEmpty()) {
            throw new InvalidSetting(
                    "cordon.worker.roles",
                    "nothing in this worker plays '" + role.name().toLowerCase(Locale.ROOT) + "'");
        }
    }
}
