package io.kalimtak.gateway.engine.endpoint;

import io.kalimtak.gateway.engine.endpoint.EngineException.Kind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/**
 * What became of calls to one engine: {@code kalimtak_engine_calls_total}, by outcome: answered, closed (the caller went away)
 * or a kind of failure. Begun = sum of outcomes + {@code kalimtak_engine_calls_open} + {@code kalimtak_engine_calls_waiting}.
 * A call that went on to a fallback counts with both engines, a retry is no call of its own
 * ({@code kalimtak_engine_retries_total}). {@code kalimtak_engine_first_token_seconds} is from the begin of an attempt to the
 * first event of its stream. Alert when {@code kalimtak_engine_circuit} is 2 (open; 1: trying, 0: closed) for some minutes,
 * and when overloaded grows.
 */
final class EngineMetrics {
    private static final int CLOSED = 0;
    private static final int TRYING = 1;
    private static final int OPEN = 2;

    private final MeterRegistry registry;
    private final String engine;

    EngineMetrics(MeterRegistry registry, String engine) {
        this.registry = registry;
        this.engine = engine;
    }

    void watch(Slots slots, Circuit circuit) {
        gauge("kalimtak_engine_calls_open", slots, Slots::taken);
        gauge("kalimtak_engine_calls_waiting", slots, Slots::waiting);
        gauge("kalimtak_engine_circuit", circuit, EngineMetrics::state);
    }

    void answered() {
        count("answered");
    }

    void closed() {
        count("closed");
    }

    void failed(Kind kind) {
        count(kind.label());
    }

    void retried() {
        registry.counter("kalimtak_engine_retries", "engine", engine).increment();
    }

    void firstToken(Duration after) {
        Timer.builder("kalimtak_engine_first_token")
                .tag("engine", engine)
                .publishPercentileHistogram()
                .register(registry)
                .record(after);
    }

    private void count(String outcome) {
        registry.counter("kalimtak_engine_calls", "engine", engine, "outcome", outcome)
                .increment();
    }

    private <T> void gauge(String name, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).tag("engine", engine).register(registry);
    }

    private static double state(Circuit circuit) {
        if (circuit.isOpen()) {
            return OPEN;
        }
        return circuit.isHalfOpen() ? TRYING : CLOSED;
    }
}
