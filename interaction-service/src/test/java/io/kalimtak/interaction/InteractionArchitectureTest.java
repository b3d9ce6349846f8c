package io.kalimtak.interaction;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.kalimtak.kit.outbox.Outbox;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;

/** The layout's rules. ArchUnit fails a rule that finds no class to look at, so none of these can be idle. */
@AnalyzeClasses(packages = "io.kalimtak.interaction", importOptions = ImportOption.DoNotIncludeTests.class)
class InteractionArchitectureTest {
    private static final String ROLES = ".*(Resource|Request|Response|Consumer|Store|Events|Config|Job|Exception)";

    @ArchTest
    static final ArchRule only_use_cases_are_transactional = methods()
            .that()
            .areAnnotatedWith(Transactional.class)
            .should()
            .beDeclaredInClassesThat()
            .haveNameNotMatching(ROLES);

    @ArchTest
    static final ArchRule resources_know_no_database = noClasses()
            .that()
            .areAnnotatedWith(Path.class)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.sql..", "javax.sql..", "io.agroal..", "..interaction.sql..", "io.kalimtak.kit.sql..")
                    .or(simpleNameEndingWith("Store")));

    @ArchTest
    static final ArchRule consumers_know_no_database = noClasses()
            .that()
            .haveSimpleNameEndingWith("Consumer")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..")
                    .or(simpleNameEndingWith("Store")));

    @ArchTest
    static final ArchRule domain_records_need_the_jdk_only = classes()
            .that()
            .areRecords()
            .and()
            .haveNameNotMatching(ROLES)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.kalimtak.interaction.."));

    @ArchTest
    static final ArchRule only_stores_speak_sql = noClasses()
            .that(not(simpleNameEndingWith("Store"))
                    .and(not(resideInAnyPackage("..interaction.sql..")))
                    .and(not(simpleNameEndingWith("Query"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal.."));

    @ArchTest
    static final ArchRule only_use_cases_write_to_the_outbox = noClasses()
            .that()
            .haveNameMatching(ROLES)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Outbox.class);

    /** The features share the packages {@code sql} and {@code web} alone, so there can be no cycle among them either. */
    @ArchTest
    static final ArchRule features_do_not_reach_into_each_other = slices().matching("io.kalimtak.interaction.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAnyPackage("..interaction.sql..", "..interaction.web.."));
}
