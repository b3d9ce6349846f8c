package io.kalimtak.registry.mlflow;

import static io.kalimtak.registry.Registry.call;

import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** For tests: the protocol's calls, by the paths and methods of {@code model_registry.proto}. */
final class Mlflow {
    static final String MODELS = "/api/2.0/mlflow/registered-models";
    static final String VERSIONS = "/api/2.0/mlflow/model-versions";

    private Mlflow() {}

    static ValidatableResponse get(String path, Map<String, ?> parameters) {
        return call().queryParams(parameters).get(path).then();
    }

    static ValidatableResponse post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    static ValidatableResponse patch(String path, Map<String, ?> body) {
        return send("PATCH", path, body);
    }

    static ValidatableResponse delete(String path, Map<String, ?> body) {
        return send("DELETE", path, body);
    }

    private static ValidatableResponse send(String method, String path, Map<String, ?> body) {
        return call().contentType("application/json")
                .body(body)
                .request(method, path)
                .then();
    }
}
