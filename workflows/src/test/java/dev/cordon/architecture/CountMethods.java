package dev.cordon.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Keeps capabilities small. */
final class CountMethods extends ArchCondition<JavaClass> {
    private final int least;
    private final int most;

    CountMethods(int least, int most) {
        super("have " + least + " to " + most + " methods");
        this.least = least;
        this.most = most;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        int methods = type.getMethods().size();
        events.add(new SimpleConditionEvent(
                type, methods >= least && methods <= most, type.getName() + " has " + methods + " methods"));
    }
}
