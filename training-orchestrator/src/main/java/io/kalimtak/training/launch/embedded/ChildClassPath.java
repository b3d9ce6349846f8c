package io.kalimtak.training.launch.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a child process finds the classes of this one. A service that was packaged as a fast-jar starts from {@code
 * quarkus-run.jar}, which holds no classes: they lie in folders beside it, whose names are Quarkus's contract
 * (quarkus.io/guides/maven-tooling, "Using fast-jar"). Everywhere else the class path is what this process was given.
 */
final class ChildClassPath {
    private static final String FAST_JAR = "quarkus-run.jar";

    private ChildClassPath() {}

    static String own() {
        return of(System.getProperty("java.class.path"));
    }

    static String of(String classPath) {
        Path jar = Path.of(classPath.split(File.pathSeparator)[0]).toAbsolutePath();
        if (!FAST_JAR.equals(String.valueOf(jar.getFileName()))) {
            return classPath;
        }
        Path home = jar.getParent();
        return Stream.of("quarkus/transformed-bytecode.jar", "app/*", "lib/boot/*", "lib/main/*")
                .map(part -> home + "/" + part)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
