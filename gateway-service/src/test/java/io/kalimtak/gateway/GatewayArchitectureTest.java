package io.kalimtak.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.BaseStream;

@AnalyzeClasses(packages = "io.kalimtak.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayArchitectureTest {
    @ArchTest
    static final ArchRule SQL_STAYS_IN_STORES = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Connection")
            .because("only stores speak SQL");

    @ArchTest
    static final ArchRule NO_INTERACTION_IN_A_DATABASE = noClasses()
            .that()
            .resideInAPackage("..generate..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.agroal..", "java.sql..")
            .because("the gateway answers when Kafka has the record and writes no interaction to a database");

    @ArchTest
    static final ArchRule BLOCKING_CODE_ON_VIRTUAL_THREADS = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .beAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread");

    @ArchTest
    static final ArchRule NO_REACTIVE_TYPES =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.smallrye.mutiny..");

    @ArchTest
    static final ArchRule NOTHING_ON_THE_COMMON_POOL = noClasses()
            .should()
            .callCodeUnitWhere(JavaCall.Predicates.target(
                    describe("runs something on the common pool", GatewayArchitectureTest::onCommonPool)))
            .because("Lingua tells languages there, one thread on two cores: what waits there has requests wait");

    private static boolean onCommonPool(CodeUnitCallTarget target) {
        if (target.getOwner().isAssignableTo(CompletionStage.class)) {
            return (target.getName().endsWith("Async") || target.getName().equals("delayedExecutor"))
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isAssignableTo(Executor.class));
        }
        return target.getName().equals("parallelStream")
                || target.getOwner().isAssignableTo(BaseStream.class)
                        && target.getName().equals("parallel")
                || target.getOwner().isEquivalentTo(ForkJoinPool.class)
                        && target.getName().equals("commonPool");
    }
}
