package io.kalimtak.registry.mlflow;

import io.kalimtak.local.testing.ForeignClient;
import java.io.IOException;
import java.util.Map;

/** MLflow's own client for Python. */
public final class PythonClient {
    /** Why a test is skipped where {@link #isInstalled()} is false. */
    public static final String MISSING =
            "MLflow's client cannot be had on this machine: it takes python3 with the package"
                    + " python3-venv (.ci/run installs it) and a package index that pip reaches";

    private static final ForeignClient CLIENT = ForeignClient.python("mlflow-client", "mlflow-skinny>=3,<4");

    private PythonClient() {}

    /** Whether the client is here; installs it when it is not yet. */
    public static boolean isInstalled() {
        return CLIENT.isInstalled();
    }

    /** Runs a script of the tests' resources against a registry, as a user of the client sets it up. */
    static ForeignClient.Run run(String script, String registry, String token) throws IOException {
        return CLIENT.run(
                PythonClient.class,
                script,
                Map.of(
                        "MLFLOW_TRACKING_URI",
                        registry,
                        "MLFLOW_TRACKING_TOKEN",
                        token,
                        "MLFLOW_HTTP_REQUEST_MAX_RETRIES",
                        "1",
                        "MLFLOW_DISABLE_TELEMETRY",
                        "true"));
    }
}
