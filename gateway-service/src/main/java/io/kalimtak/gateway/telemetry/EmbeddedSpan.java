package io.kalimtak.gateway.telemetry;

import io.kalimtak.kit.telemetry.TelemetryNames;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.List;

/** The span of one answer of the engine that is built in. One that is closed without an answer failed. */
public final class EmbeddedSpan implements AutoCloseable {
    private final Span span;
    private final boolean content;
    private boolean answered;

    EmbeddedSpan(Span span, boolean content) {
        this.span = span;
        this.content = content;
    }

    public void answered(int tokensInput, int tokensOutput, String output) {
        answered = true;
        if (span.isRecording()) {
            span.setAttribute(TelemetryNames.GEN_AI_INPUT_TOKENS, (long) tokensInput);
            span.setAttribute(TelemetryNames.GEN_AI_OUTPUT_TOKENS, (long) tokensOutput);
            span.setAttribute(TelemetryNames.GEN_AI_FINISH_REASONS, List.of("stop"));
        }
        if (content) {
            span.setAttribute(TelemetryNames.GEN_AI_OUTPUT_MESSAGES, Messages.text("assistant", output));
        }
    }

    @Override
    public void close() {
        if (!answered) {
            span.setAttribute(TelemetryNames.ERROR_TYPE, "failed");
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
