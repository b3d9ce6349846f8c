/** What answers: models by version, fetched from the registry, verified, kept on disk and in memory. */
package io.kalimtak.gateway.engine;
