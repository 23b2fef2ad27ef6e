package dev.cordon.azure.identity;

import static dev.cordon.azure.arm.ActivityRunner.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cordon.azure.arm.ActivityRunner;
import dev.cordon.azure.arm.Json;
import dev.cordon.azure.arm.StubAnswer;
import dev.cordon.azure.arm.StubAzure;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.identity.AssignedIdentities;
import dev.cordon.capability.identity.ManagedIdentityActivities;
import dev.cordon.capability.identity.RoleAssignment;
import dev.cordon.capability.identity.RoleGrant;
import dev.cordon.fake.Seed;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a role is granted while Entra still spreads the word of its new principal, and once only. */
class GrantRolesTest {
    private static final String SCOPE = "/subscriptions/" + Seed.WORKLOAD + "/resourceGroups/" + Seed.GROUP;
    private static final String CONDITION = "@Resource[container:name] StringEquals 'logs'";
    private static final RoleAssignment ROLE = new RoleAssignment(
            SCOPE + "/providers/Microsoft.Authorization/roleAssignments/old",
            "old-principal",
            "Reader",
            "/subscriptions/" + Seed.WORKLOAD + "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7",
            SCOPE,
            CONDITION);

    private final StubAzure stub =
            new StubAzure().on("GET", "/virtualMachines/vm-app-01", StubAnswer.json(200, "{\"location\":\"x\"}"));
    private final ActivityRunner runner = new ActivityRunner();
    private final ManagedIdentityActivities identities =
            runner.run(ManagedIdentityActivities.class, new ArmManagedIdentityActivities(stub.azure()));

    @AfterEach
    void close() {
        runner.close();
    }

    @Test
    void a_role_is_granted_to_a_service_principal_under_the_condition_it_had() throws IOException {
        answers(StubAnswer.json(201, "{}"));

        grant("new-principal");

        JsonNode sent =
                Json.MAPPER.readTree(stub.last("PUT").getBodyAsBinaryData().toBytes());
        assertThat(sent.at("/properties/principalId").asText()).isEqualTo("new-principal");
        assertThat(sent.at("/properties/principalType").asText()).isEqualTo("ServicePrincipal");
        assertThat(sent.at("/properties/roleDefinitionId").asText()).isEqualTo(ROLE.roleDefinitionId());
        assertThat(sent.at("/properties/condition").asText()).isEqualTo(CONDITION);
        assertThat(sent.at("/properties/conditionVersion").asText()).isEqualTo("2.0");
    }

    @Test
    void the_same_grant_has_the_same_name_and_another_principals_has_not() {
        answers(StubAnswer.json(201, "{}"));

        grant("new-principal");
        String first = stub.last("PUT").getUrl().getPath();
        grant("new-principal");
        assertThat(stub.last("PUT").getUrl().getPath()).isEqualTo(first);
        grant("third-principal");
        assertThat(stub.last("PUT").getUrl().getPath()).isNotEqualTo(first).contains(SCOPE);
    }

    @Test
    void a_role_that_the_principal_holds_already_is_granted() {
        answers(StubAnswer.error(409, "RoleAssignmentExists", "The role assignment already exists."));

        assertThat(grant("new-principal").none()).isTrue();
    }

    @Test
    void a_principal_that_is_not_known_everywhere_yet_is_tried_again() {
        answers(StubAnswer.error(400, "PrincipalNotFound", "Principal new-principal does not exist."));

        ApplicationFailure failure = failureOf(() -> grant("new-principal"));

        assertThat(FailureType.CONFLICT.of(failure)).isTrue();
        assertThat(failure.isNonRetryable()).isFalse();
    }

    private void answers(StubAnswer answer) {
        stub.on("PUT", "", request -> answer);
    }

    private AssignedIdentities grant(String principal) {
        return identities.grantRoles(Seed.APP, new RoleGrant(principal, List.of(ROLE)));
    }
}
