package dev.cordon.azure;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Whether a method is one of an interface that its class implements. */
final class ImplementTheirCapability extends ArchCondition<JavaMethod> {
    ImplementTheirCapability() {
        super("implement their capability");
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
        boolean implementing = method.getOwner().getAllRawInterfaces().stream()
                .flatMap(type -> type.getMethods().stream())
                .anyMatch(each -> each.getName().equals(method.getName()));
        events.add(new SimpleConditionEvent(
                method, implementing, method.getFullName() + " is of no capability's interface"));
    }
}
