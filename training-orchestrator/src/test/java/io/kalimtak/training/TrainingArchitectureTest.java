package io.kalimtak.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrainingArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.kalimtak.training");

    private static final ArchRule FEATURES_HAVE_NO_CYCLE =
            slices().matching("io.kalimtak.training.(*)..").should().beFreeOfCycles();
    private static final ArchRule TIME_AND_IDS_ARE_INJECTED = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
    private static final ArchRule HTTP_STAYS_AT_THE_EDGE = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");
    private static final ArchRule LAUNCHERS_KNOW_NO_RUNS = noClasses()
            .that()
            .resideInAPackage("io.kalimtak.training.launch..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.kalimtak.training.run..", "io.kalimtak.training.sql..");
    private static final ArchRule ONLY_ONE_CLASS_WRITES_STATES = classes()
            .that()
            .haveSimpleName("RunEvents")
            .should()
            .onlyHaveDependentClassesThat()
            .haveSimpleName("MoveRun");
    private static final ArchRule STEPS_HOLD_NO_TRANSACTION = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Step")
            .should()
            .beAnnotatedWith(Transactional.class);

    @Test
    void shouldHaveNoCycleWhenFeaturesUseEachOther() {
        FEATURES_HAVE_NO_CYCLE.check(OURS);
    }

    @Test
    void shouldTakeClockAndIdsFromOutsideWhenTheyAreNeeded() {
        TIME_AND_IDS_ARE_INJECTED.check(OURS);
    }

    @Test
    void shouldKeepHttpInResourcesWhenFeaturesAreCalled() {
        HTTP_STAYS_AT_THE_EDGE.check(OURS);
    }

    @Test
    void shouldKeepRunsAndTablesOutOfLaunchersWhenTheyTrain() {
        LAUNCHERS_KNOW_NO_RUNS.check(OURS);
    }

    @Test
    void shouldPublishTransitionsInOnePlaceWhenRunsMove() {
        ONLY_ONE_CLASS_WRITES_STATES.check(OURS);
    }

    @Test
    void shouldCallOtherServersOutsideOfTransactionsWhenStepsWork() {
        STEPS_HOLD_NO_TRANSACTION.check(OURS);
    }

    @Test
    void shouldFailWhenARuleIsBroken() {
        JavaClasses broken = new ClassFileImporter().importClasses(Broken.class, BrokenStep.class);

        assertThat(TIME_AND_IDS_ARE_INJECTED.evaluate(broken).hasViolation()).isTrue();
        assertThat(HTTP_STAYS_AT_THE_EDGE.evaluate(broken).hasViolation()).isTrue();
        assertThat(STEPS_HOLD_NO_TRANSACTION.evaluate(broken).hasViolation()).isTrue();
    }

    /** Breaks the rules, so that it is seen that they can be broken. */
    private static final class Broken {
        jakarta.ws.rs.core.Response answer() {
            return jakarta.ws.rs.core.Response.ok(Instant.now()).build();
        }
    }

    private static final class BrokenStep {
        @Transactional
        void perform() {
            assertThat(Instant.now()).isNotNull();
        }
    }
}
