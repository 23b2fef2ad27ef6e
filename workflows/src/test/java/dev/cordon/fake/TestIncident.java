package dev.cordon.fake;

import dev.cordon.capability.sentinel.IncidentNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An incident of a tenant: what others than Cordon do about it, and what they see on it. */
public interface TestIncident {
    /** Azure Resource Manager id. */
    String armId();

    void somebodyCloses();

    /** @param userPrincipalName who takes it over */
    void somebodyTakes(String userPrincipalName);

    void somebodyLabels(String label);

    /** Somebody writes that many comments. */
    void somebodyComments(int times);

    /** Somebody opens that many tasks. */
    void somebodyPlans(int times);

    /** The comments as anybody reads them, in no order. */
    List<IncidentNote.Comment> comments();

    /** The tasks as anybody reads them, in no order. */
    List<IncidentNote.Task> tasks();

    List<String> labels();

    /** User principal name of whoever has it; null if nobody does. */
    @Nullable String owner();
}
