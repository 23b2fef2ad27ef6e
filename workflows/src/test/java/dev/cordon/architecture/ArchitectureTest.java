package dev.cordon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.cordon.capability.CarriedOutBy;
import io.temporal.activity.ActivityInterface;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;

/** The arrows of the design, and what workflow code may not do if a history is to replay the same. */
@AnalyzeClasses(packages = "dev.cordon", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] WORKFLOW_CODE = {"dev.cordon.engine..", "dev.cordon.runbook.."};

    @ArchTest
    static final ArchRule workflows_see_temporal_and_java_alone = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.cordon..", "io.temporal..", "org.jspecify..", "java..");

    @ArchTest
    static final ArchRule the_engine_knows_no_runbook = noClasses()
            .that()
            .resideInAPackage("dev.cordon.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.cordon.runbook..");

    @ArchTest
    static final ArchRule capabilities_know_neither_engine_nor_runbook = noClasses()
            .that()
            .resideInAPackage("dev.cordon.capability..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WORKFLOW_CODE);

    @ArchTest
    static final ArchRule runbooks_know_nothing_of_each_other =
            slices().matching("dev.cordon.runbook.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule workflow_code_does_no_io = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOW_CODE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..", "java.util.concurrent..");

    @ArchTest
    static final ArchRule workflow_code_reads_no_clock = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOW_CODE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule workflow_code_has_no_randomness_and_no_threads = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOW_CODE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule workflow_code_reads_no_environment = noClasses()
            .that()
            .resideInAnyPackage(WORKFLOW_CODE)
            .should()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class);

    @ArchTest
    static final ArchRule every_capability_names_the_role_that_carries_it_out = classes()
            .that(CanBeAnnotated.Predicates.annotatedWith(ActivityInterface.class))
            .should()
            .beAnnotatedWith(CarriedOutBy.class)
            .andShould(new CountMethods(1, 8));

    @ArchTest
    static final ArchRule every_package_is_null_marked =
            classes().that().resideInAPackage("dev.cordon..").should(new LiveInNullMarkedPackage());
}
