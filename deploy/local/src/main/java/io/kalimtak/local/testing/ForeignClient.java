package io.kalimtak.local.testing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A public client of a protocol in another language, unchanged, in a folder below {@code target/} that lasts until the next
 * clean. It is installed from the language's public registry when it is first asked for.
 */
public final class ForeignClient {
    private static final long INSTALL_MINUTES = 10;
    private static final long RUN_MINUTES = 5;

    private final Path folder;
    private final List<List<String>> install;
    private final List<String> command;
    private final String suffix;

    /** What a run left. */
    public record Run(int status, String output) {}

    private ForeignClient(Path folder, List<List<String>> install, List<String> command, String suffix) {
        this.folder = folder;
        this.install = install;
        this.command = command;
        this.suffix = suffix;
    }

    /** A package of Python's, in an environment of its own. */
    public static ForeignClient python(String name, String requirement) {
        Path folder = folder(name);
        String python = folder.resolve("bin/python").toString();
        return new ForeignClient(
                folder,
                List.of(
                        List.of("python3", "-m", "venv", "--clear", folder.toString()),
                        List.of(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", requirement)),
                List.of(python),
                ".py");
    }

    /** A package of Node's. */
    public static ForeignClient node(String name, String requirement) {
        Path folder = folder(name);
        return new ForeignClient(
                folder,
                List.of(List.of(
                        "npm",
                        "install",
                        "--prefix",
                        folder.toString(),
                        "--no-audit",
                        "--no-fund",
                        "--silent",
                        requirement)),
                List.of("node"),
                ".mjs");
    }

    private static Path folder(String name) {
        return Path.of("target", name).toAbsolutePath();
    }

    /** Whether the client is here; installs it when it is not yet. */
    public synchronized boolean isInstalled() {
        Path done = folder.resolve("installed");
        if (Files.exists(done)) {
            return true;
        }
        try {
            Files.createDirectories(folder);
            for (List<String> step : install) {
                if (!isOnPath(step.getFirst())
                        || run(step, Map.of(), INSTALL_MINUTES).status() != 0) {
                    return false;
                }
            }
            Files.createFile(done);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a script of the tests' resources, as a user of the client sets it up. */
    public Run run(Class<?> test, String script, Map<String, String> environment) throws IOException {
        Path file = Files.createTempFile(folder, "script-", suffix);
        try (InputStream content = test.getResourceAsStream(script)) {
            Files.write(file, content.readAllBytes());
        }
        List<String> line = new ArrayList<>(command);
        line.add(file.toString());
        return run(line, environment, RUN_MINUTES);
    }

    private static boolean isOnPath(String program) {
        if (program.contains(File.separator)) {
            return Files.isExecutable(Path.of(program));
        }
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static Run run(List<String> command, Map<String, String> environment, long minutes) throws IOException {
        Path output = Files.createTempFile("foreign-client-", ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                return new Run(-1, "not done within " + minutes + " minutes");
            }
            return new Run(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }
}
