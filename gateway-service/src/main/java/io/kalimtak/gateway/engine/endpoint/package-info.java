/**
 * Engines at endpoints: servers that speak OpenAI's protocol, hosted or own (vLLM, llama.cpp, Ollama), configured by name.
 * Whoever asks sees {@link io.kalimtak.gateway.engine.endpoint.Engines} alone; retries, fallbacks, time limits, the circuit
 * and the guard against private addresses are behind it.
 */
package io.kalimtak.gateway.engine.endpoint;
