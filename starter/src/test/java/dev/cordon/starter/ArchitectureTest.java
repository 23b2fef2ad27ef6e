package dev.cordon.starter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.cordon", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_starter_holds_no_client_of_azure_and_nothing_of_the_workers = noClasses()
            .that()
            .resideInAPackage("dev.cordon.starter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "com.microsoft..", "dev.cordon.azure..", "dev.cordon.worker..");

    @ArchTest
    static final ArchRule the_jackson_of_temporal_stays_with_temporal = noClasses()
            .that()
            .resideInAPackage("dev.cordon.starter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule runs_know_nothing_of_how_they_are_asked_for = noClasses()
            .that()
            .resideInAPackage("dev.cordon.starter.runs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.cordon.starter.api..",
                    "dev.cordon.starter.sentinel..",
                    "dev.cordon.starter.security..",
                    "dev.cordon.starter.decisions..",
                    "dev.cordon.starter.console..");

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("dev.cordon.starter.(*)..").should().beFreeOfCycles();
}
