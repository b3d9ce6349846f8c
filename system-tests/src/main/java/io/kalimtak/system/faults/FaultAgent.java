package io.kalimtak.system.faults;

import static net.bytebuddy.matcher.ElementMatchers.isTypeInitializer;
import static net.bytebuddy.matcher.ElementMatchers.nameMatches;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;

/** Entry point of the agent; its argument is the folder of the flags. */
public final class FaultAgent {
    private FaultAgent() {}

    /** Called by the JVM before the service's main. */
    public static void premain(String argument, Instrumentation jvm) throws IOException {
        Path folder = Path.of(argument);
        String classPath = System.getProperty("java.class.path");
        List<CrashPoint> points = Arrays.stream(CrashPoint.values())
                .filter(point -> of(point.module, classPath))
                .toList();
        List<Mutant> mutants = Arrays.stream(Mutant.values())
                .filter(mutant -> of(mutant.module, classPath) && Files.exists(mutant.flag(folder)))
                .toList();
        if (points.isEmpty() && mutants.isEmpty()) {
            return;
        }
        jvm.appendToBootstrapClassLoaderSearch(
                new JarFile(folder.resolve(FaultJars.HELPERS).toFile()));
        AgentBuilder agent = new AgentBuilder.Default()
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly());
        for (String type : types(points, mutants)) {
            agent = agent.type(named(type)).transform((builder, description, loader, module, domain) -> {
                var changed = builder;
                for (CrashPoint point : points) {
                    if (point.type.equals(type)) {
                        changed = changed.visit(crash(point, folder));
                    }
                }
                for (Mutant mutant : mutants) {
                    if (mutant.type.equals(type)) {
                        changed = changed.visit(mutation(mutant));
                        sign(mutant, folder);
                    }
                }
                return changed;
            });
        }
        agent.installOn(jvm);
    }

    private static boolean of(String module, String classPath) {
        return classPath.contains("/" + module + "/target/");
    }

    private static List<String> types(List<CrashPoint> points, List<Mutant> mutants) {
        List<String> types = new ArrayList<>();
        points.forEach(point -> types.add(point.type));
        mutants.forEach(mutant -> types.add(mutant.type));
        return types.stream().distinct().toList();
    }

    private static AsmVisitorWrapper crash(CrashPoint point, Path folder) {
        return Advice.withCustomMapping()
                .bind(FaultAdvice.Flag.class, point.flag(folder).toString())
                .to(point.atExit ? FaultAdvice.AtExit.class : FaultAdvice.AtEntry.class)
                .on(nameMatches(point.method));
    }

    private static AsmVisitorWrapper mutation(Mutant mutant) {
        return switch (mutant) {
            case NO_CONFLICT_CLAUSE ->
                new AsmVisitorWrapper.ForDeclaredMethods().invokable(isTypeInitializer(), new NoConflictClause());
            case ACK_BEFORE_COMMIT -> Advice.to(FaultAdvice.PutOff.class).on(named("process"));
            case DROPPED_JOURNAL -> Advice.to(FaultAdvice.Nothing.class).on(named("append"));
        };
    }

    private static void sign(Mutant mutant, Path folder) {
        try {
            Files.write(mutant.sign(folder), new byte[0]);
        } catch (IOException e) {
            System.out.println("the mutant's sign cannot be written: " + e);
        }
    }
}
