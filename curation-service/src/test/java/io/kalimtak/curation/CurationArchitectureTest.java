package io.kalimtak.curation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.kalimtak.curation.database.Statement;
import io.kalimtak.curation.rule.Rule;
import io.kalimtak.curation.set.TrainingSets;
import io.kalimtak.kit.outbox.Outbox;

/** The shape of this service. Every rule names a package or class that exists, so every rule can fail. */
@AnalyzeClasses(packagesOf = CurationConfig.class, importOptions = ImportOption.DoNotIncludeTests.class)
class CurationArchitectureTest {
    @ArchTest
    static final ArchRule featuresFormNoCircle =
            slices().matching("io.kalimtak.curation.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rulesKnowNeitherDatabaseNorJobs = noClasses()
            .that()
            .resideInAPackage("..curation.rule..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..curation.database..", "..curation.job..", "..curation.set..", "java.sql..");

    @ArchTest
    static final ArchRule setsKnowNoJobs = noClasses()
            .that()
            .resideInAPackage("..curation.set..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..curation.job..", "..curation.pool..");

    @ArchTest
    static final ArchRule rulesStandTogetherOrWithTheirDetectors = classes()
            .that()
            .areAssignableTo(Rule.class)
            .should()
            .resideInAnyPackage("..curation.rule..", "..curation.personal..", "..curation.content..");

    @ArchTest
    static final ArchRule detectorsKnowNoRows = noClasses()
            .that()
            .resideInAnyPackage("..curation.personal.find..", "..curation.personal.secret..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..curation.rule..", "..curation.personal", "..curation.candidate..");

    @ArchTest
    static final ArchRule rulesOfWordsKnowWordsAlone = noClasses()
            .that()
            .resideInAPackage("..curation.content..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..curation.database..", "..curation.job..", "..curation.candidate..", "java.sql..");

    @ArchTest
    static final ArchRule oneWriterOfEvents = noClasses()
            .that()
            .doNotBelongToAnyOf(TrainingSets.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Outbox.class);

    @ArchTest
    static final ArchRule sqlStandsInStores = noClasses()
            .that()
            .resideOutsideOfPackage("..curation.database..")
            .and()
            .haveNameNotMatching(".*Store(\\$.*)?")
            .and()
            .doNotHaveSimpleName("RunnerLock")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Statement.class);

    @ArchTest
    static final ArchRule timeAndIdsComeFromOutside = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);
}
