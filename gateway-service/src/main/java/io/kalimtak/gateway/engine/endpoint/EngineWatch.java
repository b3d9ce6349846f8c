package io.kalimtak.gateway.engine.endpoint;

import io.kalimtak.gateway.telemetry.GenAi;
import io.kalimtak.gateway.telemetry.GenAiCall;
import io.kalimtak.gateway.telemetry.ModelServer;
import io.micrometer.core.instrument.MeterRegistry;
import okhttp3.HttpUrl;

/** What is told of one engine: what becomes of calls, and each call by OpenTelemetry's conventions. */
record EngineWatch(EngineMetrics metrics, GenAi genAi, ModelServer server) {
    /** Of all engines. */
    record Made(MeterRegistry metrics, GenAi genAi) {
        EngineWatch of(String engine, EnginesConfig.Endpoint settings) {
            HttpUrl url = HttpUrl.get(settings.baseUrl());
            ModelServer server = new ModelServer(settings.provider(), url.host(), url.port(), settings.model());
            return new EngineWatch(new EngineMetrics(metrics, engine), genAi, server);
        }
    }

    GenAiCall begin(Asked asked, String model, boolean stream) {
        return genAi.call(server, asked.operation(), model, asked.given(), stream, asked.trace());
    }
}
