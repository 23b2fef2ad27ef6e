package dev.cordon.azure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.temporal.activity.ActivityInterface;

/** Where Azure ends. */
@AnalyzeClasses(packages = "dev.cordon.azure", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> OF_AZURE =
            JavaClass.Predicates.resideInAnyPackage("com.azure..", "reactor..", "com.fasterxml..");

    @ArchTest
    static final ArchRule what_a_worker_sees_names_no_type_of_the_azure_sdk =
            noClasses().that().resideInAPackage("dev.cordon.azure").should().dependOnClassesThat(OF_AZURE);

    @ArchTest
    static final ArchRule activities_take_and_give_only_what_their_capability_says = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(implementAnActivity())
            .should()
            .haveRawReturnType(OF_AZURE);

    @ArchTest
    static final ArchRule activities_have_no_public_method_of_their_own = methods()
            .that()
            .areDeclaredInClassesThat(implementAnActivity())
            .and()
            .arePublic()
            .should(new ImplementTheirCapability());

    @ArchTest
    static final ArchRule only_the_translation_makes_failures_of_what_azure_throws = noClasses()
            .that()
            .resideOutsideOfPackage("dev.cordon.azure.arm")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.azure.core.exception.HttpResponseException");

    @ArchTest
    static final ArchRule this_module_knows_no_runbook = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.cordon.runbook..", "dev.cordon.range..", "org.springframework..");

    private static DescribedPredicate<JavaClass> implementAnActivity() {
        return DescribedPredicate.describe(
                "implement an activity",
                type -> type.getAllRawInterfaces().stream()
                        .anyMatch(each -> each.isAnnotatedWith(ActivityInterface.class)));
    }
}
