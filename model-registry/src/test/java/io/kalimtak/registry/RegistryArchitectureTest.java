package io.kalimtak.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.kalimtak.kit.outbox.Outbox;
import io.kalimtak.registry.artifact.ArtifactStore;
import io.kalimtak.registry.route.Routes;
import io.kalimtak.registry.version.VersionLifecycle;

/** The shape of this service. Every rule names a package or class that exists, so every rule can fail. */
@AnalyzeClasses(packagesOf = RegistryConfig.class, importOptions = ImportOption.DoNotIncludeTests.class)
class RegistryArchitectureTest {
    @ArchTest
    static final ArchRule featuresFormNoCircle =
            slices().matching("io.kalimtak.registry.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule versionsKnowNothingOfTraffic = noClasses()
            .that()
            .resideInAPackage("..registry.version..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..registry.route..", "..registry.rollout..", "..registry.seed..");

    @ArchTest
    static final ArchRule filesKnowNothingOfRows = noClasses()
            .that()
            .resideInAPackage("..registry.artifact..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..registry.db..", "..registry.version..", "..registry.route..", "..registry.rollout..");

    @ArchTest
    static final ArchRule oneWriterOfEachEvent = noClasses()
            .that()
            .doNotBelongToAnyOf(VersionLifecycle.class, Routes.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Outbox.class);

    @ArchTest
    static final ArchRule filesAreWrittenInOnePlace = noClasses()
            .that()
            .doNotBelongToAnyOf(ArtifactStore.class)
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.nio.file.Files.class);

    @ArchTest
    static final ArchRule timeAndIdsComeFromOutside = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule nobodyHasMoreThanSixCollaborators = classes().should(haveAtMostSixCollaborators());

    private static ArchCondition<JavaClass> haveAtMostSixCollaborators() {
        return new ArchCondition<>("have at most six collaborators") {
            @Override
            public void check(JavaClass owner, ConditionEvents events) {
                if (owner.isRecord()) {
                    return;
                }
                owner.getConstructors().stream()
                        .filter(constructor ->
                                constructor.getRawParameterTypes().size() > 6)
                        .forEach(constructor -> events.add(
                                SimpleConditionEvent.violated(owner, constructor.getFullName() + " takes too many")));
            }
        };
    }
}
