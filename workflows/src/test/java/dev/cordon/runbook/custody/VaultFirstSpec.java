package dev.cordon.runbook.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.cordon.capability.FailureType;
import dev.cordon.capability.Severity;
import dev.cordon.capability.custody.Action;
import dev.cordon.capability.custody.CustodyRecord;
import dev.cordon.capability.sentinel.Entity;
import dev.cordon.capability.sentinel.EntityKind;
import dev.cordon.capability.sentinel.IncidentStatus;
import dev.cordon.capability.sentinel.SentinelIncident;
import dev.cordon.engine.custody.Custody;
import dev.cordon.fake.FakeAzure;
import dev.cordon.fake.FakeOffice;
import dev.cordon.fake.FakePolicy;
import dev.cordon.fake.SealedRecords;
import dev.cordon.fake.Seed;
import dev.cordon.runbook.RunbookEnvironment;
import dev.cordon.runbook.incident.HandleIncident;
import dev.cordon.runbook.isolatevm.IsolateVm;
import dev.cordon.runbook.preserve.PreserveEvidence;
import dev.cordon.runbook.provision.ProvisionVault;
import dev.cordon.runbook.releasevm.ReleaseVm;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a runbook does and however it ends, it looks at the vault before it writes to it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class VaultFirstSpec {
    private static final String BOB = "bob@contoso.com";

    private final FakeAzure azure = new FakeAzure();
    private final RunbookEnvironment runbooks =
            new RunbookEnvironment(azure, new FakePolicy(), new FakeOffice(), false);

    @AfterEach
    void close() {
        runbooks.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_first_record_of_a_run_is_the_look_at_the_vault(Course course) {
        course.run(this);
        List<SealedRecords> left = SealedRecords.ofAllRuns(azure);
        assertThat(left).isNotEmpty();
        assertThat(left)
                .allSatisfy(run -> assertThat(run.custody())
                        .first()
                        .extracting(CustodyRecord::action)
                        .isEqualTo(Action.VAULT_CHECKED));
        assertThat(azure.journal())
                .filteredOn(entry -> entry.matches("(vault\\.observe|record\\.keep|custody\\.append) .*"))
                .first()
                .asString()
                .startsWith("vault.observe");
    }

    @Test
    void every_runbook_that_keeps_a_chain_is_tried_here() {
        Set<String> keeping = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.cordon.runbook")
                        .stream()
                        .filter(type -> type.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Custody.class)
                                        && call.getTarget().getName().equals("begin")))
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet());
        assertThat(Arrays.stream(Course.values())
                        .map(course -> course.runbook.getPackageName())
                        .collect(Collectors.toSet()))
                .isEqualTo(keeping);
    }

    private WorkflowStub isolation(String severity) {
        return runbooks.start(RunbookEnvironment.request(Seed.APP, Map.of("severity", severity)));
    }

    private void decided(WorkflowStub run, String choice) {
        runbooks.decide(run, runbooks.question(run), choice, BOB);
        ended(run);
    }

    private void ended(WorkflowStub run) {
        Throwable how = catchThrowable(() -> run.getResult(Object.class));
        assertThat(how == null || how instanceof WorkflowFailedException)
                .as("ended, well or not")
                .isTrue();
    }

    private void fails(String entry) {
        azure.fail(entry, FailureType.FORBIDDEN.failure("no permission", null));
    }

    private enum Course {
        AN_ISOLATION(IsolateVm.class) {
            @Override
            void run(VaultFirstSpec spec) {
                spec.ended(spec.isolation("High"));
            }
        },
        A_REFUSED_ISOLATION(IsolateVm.class) {
            @Override
            void run(VaultFirstSpec spec) {
                spec.decided(spec.isolation("Medium"), "refuse");
            }
        },
        A_CANCELLED_ISOLATION(IsolateVm.class) {
            @Override
            void run(VaultFirstSpec spec) {
                WorkflowStub run = spec.isolation("Medium");
                spec.runbooks.question(run);
                run.cancel();
                spec.ended(run);
            }
        },
        AN_ISOLATION_STOPPED_AT_A_HOLD(IsolateVm.class) {
            @Override
            void run(VaultFirstSpec spec) {
                spec.fails("snapshot.take disk-app-01-os");
                spec.decided(spec.isolation("High"), "stop");
            }
        },
        A_RELEASE(ReleaseVm.class) {
            @Override
            void run(VaultFirstSpec spec) {
                spec.runbooks.isolate(Seed.APP);
                spec.ended(spec.runbooks.approvedRelease(Seed.APP, Map.of()));
            }
        },
        A_REFUSED_RELEASE(ReleaseVm.class) {
            @Override
            void run(VaultFirstSpec spec) {
                spec.runbooks.isolate(Seed.APP);
                spec.decided(spec.runbooks.release(Seed.APP, Map.of()), "refuse");
            }
        },
        A_RELEASE_WITH_NOTHING_TO_RESTORE(ReleaseVm.class) {
            @Override
            void run(VaultFirstSpec spec) {
                spec.decided(spec.runbooks.release(Seed.APP, Map.of()), "stop");
            }
        },
        A_PRESERVATION_STOPPED_AT_A_HOLD(PreserveEvidence.class) {
            @Override
            void run(VaultFirstSpec spec) {
                spec.fails("snapshot.take disk-app-01-os");
                spec.decided(spec.preservation(), "stop");
            }
        },
        A_PRESERVATION_THAT_NEVER_SAW_THE_MACHINE(PreserveEvidence.class) {
            @Override
            void run(VaultFirstSpec spec) {
                spec.fails("compute.observe vm-app-01");
                spec.decided(spec.preservation(), "stop");
            }
        },
        THE_MAKING_OF_A_VAULT_THAT_NOBODY_LOCKED(ProvisionVault.class) {
            @Override
            void run(VaultFirstSpec spec) {
                WorkflowStub run = spec.making();
                spec.runbooks.question(run);
                run.cancel();
                spec.ended(run);
            }
        },
        AN_INCIDENT(HandleIncident.class) {
            @Override
            void run(VaultFirstSpec spec) {
                spec.ended(spec.runbooks.report(spec.incident()));
            }
        };

        private final Class<?> runbook;

        Course(Class<?> runbook) {
            this.runbook = runbook;
        }

        abstract void run(VaultFirstSpec spec);
    }

    private WorkflowStub preservation() {
        return runbooks.start(PreserveEvidence.TYPE, RunbookEnvironment.request(Seed.APP, Map.of()));
    }

    private WorkflowStub making() {
        String account = "/subscriptions/" + Seed.WORKLOAD
                + "/resourceGroups/rg-forensic-prod/providers/Microsoft.Storage/storageAccounts/stforensicnew";
        return runbooks.start(
                ProvisionVault.TYPE,
                Map.of("accountId", account, "location", "westeurope", "requestedBy", "alice@contoso.com"));
    }

    private SentinelIncident incident() {
        return new SentinelIncident(
                Seed.WORKSPACE + "/providers/Microsoft.SecurityInsights/Incidents/8d4a7c1e-2f0b-4f6a-9b5d-3c2e1f0a9b88",
                "1042",
                "Beaconing from vm-web-01",
                Severity.HIGH,
                IncidentStatus.NEW,
                null,
                List.of(),
                List.of(),
                null,
                List.of(new Entity(
                        "entities[0]", EntityKind.HOST, "Host", List.of(Seed.WEB.id()), List.of(Seed.WEB.name()))));
    }
}
