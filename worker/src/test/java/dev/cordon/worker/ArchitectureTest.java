package dev.cordon.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.cordon", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule azure_sdk_types_stop_inside_activities = noClasses()
            .that()
            .resideInAPackage("dev.cordon.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.azure..", "com.microsoft..");

    @ArchTest
    static final ArchRule nothing_but_the_worker_depends_on_the_worker = classes()
            .that()
            .resideInAPackage("dev.cordon.worker..")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAPackage("dev.cordon.worker..");

    @ArchTest
    static final ArchRule packages_form_no_cycle =
            slices().matching("dev.cordon.worker.(*)..").should().beFreeOfCycles();
}
