package io.kalimtak.system.bench.curation;

import io.kalimtak.local.server.Home;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Main classes that curation-service has for benchmarks among its tests, each run as a process of its own. */
final class ServiceClasses {
    private static final int LINES_TOLD = 5;

    private final Home home;

    ServiceClasses(Home home) {
        this.home = home;
    }

    /** What it printed. Throws IOException with its first lines when it fails. */
    String run(String heap, String type, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                classPath(),
                type));
        command.addAll(arguments);
        Process running = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (running.waitFor() != 0) {
            throw new IOException(
                    type + " failed: " + said.lines().limit(LINES_TOLD).toList());
        }
        return said;
    }

    private String classPath() {
        Path service = home.root().resolve("curation-service/target");
        return String.join(
                File.pathSeparator,
                service.resolve("classes").toString(),
                service.resolve("test-classes").toString(),
                service.resolve("quarkus-app/lib/boot/*").toString(),
                service.resolve("quarkus-app/lib/main/*").toString(),
                home.root().resolve("system-tests/target/lib/*").toString());
    }
}
