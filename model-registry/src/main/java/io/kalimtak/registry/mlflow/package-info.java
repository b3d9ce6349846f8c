/**
 * MLflow's model registry protocol over this registry, so that its clients list, read, tag and register versions. A
 * registered model is a route; nothing here moves traffic.
 */
package io.kalimtak.registry.mlflow;
