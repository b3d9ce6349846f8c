/** Traces by OpenTelemetry: the names, the context on its way through HTTP, tables and Kafka, and how all is switched on. */
package io.kalimtak.kit.telemetry;
