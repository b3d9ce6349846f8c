package io.kalimtak.registry.mlflow;

import java.time.Instant;
import java.util.Map;

/** A registered model: a route, with what clients of MLflow say of it. */
record MlflowModel(String name, Instant createdAt, Instant updatedAt, String description, Map<String, String> tags) {}
