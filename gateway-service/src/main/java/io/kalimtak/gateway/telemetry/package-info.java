/**
 * What is told of answers: spans and metrics of calls to models by OpenTelemetry's conventions of generative AI, and what an
 * answer can be found by.
 */
package io.kalimtak.gateway.telemetry;
