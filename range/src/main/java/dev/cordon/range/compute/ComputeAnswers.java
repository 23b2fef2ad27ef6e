package dev.cordon.range.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cordon.range.arm.ArmRequest;
import dev.cordon.range.http.Errors;
import dev.cordon.range.http.Refusal;

/** What the compute resource types check alike. */
final class ComputeAnswers {
    static final String BUSY = "OperationNotAllowed";

    private ComputeAnswers() {}

    /** Holds a name to Azure's rule for disks and snapshots. */
    static void name(ArmRequest request, String parameter) {
        String name = request.path().name();
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}")) {
            throw invalid("The entity name '" + parameter + "' is invalid according to its validation rule: "
                    + "^[^_\\W][\\w-._]{0,79}(?<![-.])$.");
        }
    }

    static Refusal invalid(String message) {
        return Errors.refusal(400, "InvalidParameter", message);
    }

    static Refusal notAllowed(String message) {
        return Errors.refusal(409, "OperationNotAllowed", message);
    }

    static void state(ObjectNode resource, String provisioningState) {
        resource.withObjectProperty("properties").put("provisioningState", provisioningState);
    }
}
