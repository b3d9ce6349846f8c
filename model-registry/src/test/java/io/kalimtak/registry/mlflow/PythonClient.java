package io.kalimtak.registry.mlflow;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** MLflow's own client for Python, in an environment below {@code target/} that lasts until the next clean. */
public final class PythonClient {
    /** Why a test is skipped where {@link #isInstalled()} is false. */
    public static final String MISSING =
            "MLflow's client cannot be had on this machine: it takes python3 with the package"
                    + " python3-venv (.ci/run installs it) and a package index that pip reaches";

    private static final String PACKAGE = "mlflow-skinny>=3,<4";
    private static final Path FOLDER = Path.of("target/mlflow-client").toAbsolutePath();
    private static final Path PYTHON = FOLDER.resolve("bin/python");
    private static final Path DONE = FOLDER.resolve("installed");
    private static final long INSTALL_MINUTES = 10;
    private static final long RUN_MINUTES = 5;

    private PythonClient() {}

    /** What a run left. */
    record Run(int status, String output) {}

    /** Whether the client is here; installs it when it is not yet. */
    public static synchronized boolean isInstalled() {
        if (Files.exists(DONE)) {
            return true;
        }
        List<String> pip =
                List.of(PYTHON.toString(), "-m", "pip", "install", "-q", "--disable-pip-version-check", PACKAGE);
        try {
            boolean installed =
                    run(List.of(python(), "-m", "venv", "--clear", FOLDER.toString()), Map.of(), INSTALL_MINUTES)
                                            .status()
                                    == 0
                            && run(pip, Map.of(), INSTALL_MINUTES).status() == 0;
            if (installed) {
                Files.createFile(DONE);
            }
            return installed;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a script of the tests' resources against a registry, as a user of the client sets it up. */
    static Run run(String script, String registry, String token) throws IOException {
        Path file = Files.createTempFile(FOLDER, "script-", ".py");
        try (var content = PythonClient.class.getResourceAsStream(script)) {
            Files.write(file, content.readAllBytes());
        }
        Map<String, String> environment = Map.of(
                "MLFLOW_TRACKING_URI",
                registry,
                "MLFLOW_TRACKING_TOKEN",
                token,
                "MLFLOW_HTTP_REQUEST_MAX_RETRIES",
                "1",
                "MLFLOW_DISABLE_TELEMETRY",
                "true");
        return run(List.of(PYTHON.toString(), file.toString()), environment, RUN_MINUTES);
    }

    private static Run run(List<String> command, Map<String, String> environment, long minutes) throws IOException {
        Path output = Files.createTempFile("mlflow-client-", ".log");
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

    private static String python() throws IOException {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(place -> Path.of(place, "python3"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no python3"))
                .toString();
    }
}
