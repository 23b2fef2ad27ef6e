package dev.cordon.codec;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.cordon", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule the_codec_knows_nothing_of_runbooks = noClasses()
            .that()
            .resideInAPackage("dev.cordon.codec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.cordon.engine..", "dev.cordon.runbook..", "dev.cordon.capability..", "org.springframework..");

    @ArchTest
    static final ArchRule azure_is_needed_only_where_keys_lie_in_a_vault = noClasses()
            .that()
            .resideInAPackage("dev.cordon.codec..")
            .and()
            .doNotHaveSimpleName("KeyVaultKeys")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.azure..");
}
