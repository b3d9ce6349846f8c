package io.kalimtak.kit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.kalimtak.kit", importOptions = ImportOption.DoNotIncludeTests.class)
class KitArchitectureTest {
    @ArchTest
    static final ArchRule KNOWS_NO_DOMAIN = noClasses()
            .that()
            .resideInAPackage("io.kalimtak.kit..")
            .and()
            .resideOutsideOfPackage("io.kalimtak.kit.privacy..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.kalimtak.events..")
            .because("the kit serves every service and knows the domain of none");

    @ArchTest
    static final ArchRule PRIVACY_KNOWS_ITS_OWN_EVENT_ALONE = noClasses()
            .that()
            .resideInAPackage("io.kalimtak.kit.privacy..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.kalimtak.events..")
                    .and(not(nameMatching("io\\.kalimtak\\.events\\.v1\\.PrivacyEvent(Kind)?(\\$.*)?"))))
            .because("an erasure is every service's, as dead letters are: its event is the kit's, no other is (ADR 4)");

    @ArchTest
    static final ArchRule IDS_NEED_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage("io.kalimtak.kit.ids..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "io.kalimtak.kit.ids..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.kalimtak.kit.(*)..").should().beFreeOfCycles();
}
